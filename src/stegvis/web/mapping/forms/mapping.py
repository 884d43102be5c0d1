from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField, Why

LONGEST = 20_000
ANSWERS = (("told", _("The person has told")), ("declined", _("The person did not want to talk about it")))
TEXTS = (("situation", _("How things are")), ("resources", _("Resources")), ("obstacles", _("Obstacles")))


class DayForm(forms.Form):
    """One day."""

    on = DayField()

    def __init__(self, *args: Any, label: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = label


class DaysForm(forms.Form):
    """A mapping's first day, and its last where it is finished, with why they change."""

    started_on = DayField(label=_("Day of the first talk"))

    def __init__(self, *args: Any, finished: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if finished:
            self.fields["finished_on"] = DayField(label=_("Day of the last talk"))
        self.fields["why"] = Why()


class WhyForm(forms.Form):
    why = Why()


class SectionForm(forms.Form):
    """What was said about one domain: three texts, any of which may be empty, or that nothing was."""

    use_required_attribute = False
    answer = forms.ChoiceField(label=_("What was said"), choices=ANSWERS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, corrects: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in TEXTS:
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4})
            )
        self.fields["on"] = DayField(label=_("Talked about on"))
        if corrects:
            self.fields["why"] = Why()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        given = [name for name, _label in TEXTS if (values.get(name) or "").strip()]
        if values.get("answer") == "told" and not given and not self.errors:
            self.add_error("situation", _("Write something, or say that the person did not want to talk about it."))
        if values.get("answer") == "declined" and given:
            self.add_error(given[0], _("Empty the text, or say that the person has told."))
        return values

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.choices import OpenedWhy, Review
from stegvis.web.common.fields import PersonalNumberField


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Why do you need to open the person?"),
        help_text=_("At least ten letters. Somebody else reads it afterwards and judges whether it was justified."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class OpenForm(forms.Form):
    """A person beyond one's own reach, by number. On duty is a choice for whoever is so today."""

    number = PersonalNumberField(as_of=date.min)
    why = forms.ChoiceField(label=_("What for?"), widget=forms.RadioSelect)
    reason = _reason()

    def __init__(self, *args: Any, today: date, on_duty: bool, **options: Any) -> None:
        super().__init__(*args, initial={"why": OpenedWhy.DUTY if on_duty else OpenedWhy.EMERGENCY}, **options)
        self.fields["number"].as_of = today  # type: ignore[attr-defined]
        duty = [OpenedWhy.DUTY] if on_duty else []
        self.fields["why"].choices = [(why.value, why.label) for why in (OpenedWhy.EMERGENCY, *duty)]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why one opens a colleague or a colleague's relative, and where one was going."""

    reason = _reason()
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """What whoever reviews an opening finds."""

    review = forms.ChoiceField(label=_("Was it justified?"), choices=Review.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}))

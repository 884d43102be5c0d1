"""The forms of this area."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, DayField

SAYS = (("yes", _("Yes, that is so")), ("no", _("No, it is not so")), ("unknown", _("Not known yet")))


class JudgementForm(forms.Form):
    """What somebody judges, on which day, and what it rests on."""

    says = forms.ChoiceField(label=_("What do you judge?"), choices=SAYS, widget=forms.RadioSelect)
    basis = CodeChoice("judgement_bases", label=_("What does it rest on?"))
    on = DayField(label=_("Day of the judgement"))
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Only what is needed to understand the judgement."),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("The day can't be in the future."))
        return on


class CorrectForm(JudgementForm):
    """A judgement that was wrong from the start, with why."""

    why = forms.CharField(label=_("Why?"), max_length=500, help_text=_("It is kept beside what stood here before."))

    @property
    def changes(self) -> dict[str, Any]:
        """Return the fields that are not what they were. Of a valid form."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}


class WithdrawForm(forms.Form):
    why = forms.CharField(label=_("Why?"), max_length=500, help_text=_("It is kept beside what stood here before."))

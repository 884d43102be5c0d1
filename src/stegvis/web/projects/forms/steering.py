from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField

from ..fields import LongText, WhyField


class SeatForm(forms.Form):
    """A seat for somebody with an account here, or for somebody else by name and organisation."""

    user = forms.ChoiceField(
        label=_("Somebody with an account here"),
        required=False,
        help_text=_("Sees the project and what is published about it while the seat lasts."),
    )
    name = forms.CharField(label=_("Or the name of somebody else"), max_length=200, required=False)
    organisation_name = forms.CharField(label=_("Stands for the organisation"), max_length=200, required=False)
    on = DayField(label=_("First day"))

    def __init__(self, *args: Any, users: Sequence[tuple[Any, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].choices = [("", "–"), *users]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        user, name = cleaned.get("user"), cleaned.get("name")
        if not self.errors and bool(user) == bool(name):
            self.add_error("name", _("Choose somebody, or write a name: one of the two."))
        if name and not user and not cleaned.get("organisation_name"):
            self.add_error("organisation_name", _("Say which organisation the person stands for."))
        return cleaned


class MeetingForm(forms.Form):
    on = DayField(label=_("Day"))
    minutes = LongText(label=_("Minutes"), required=False, rows=8, help_text=_("No names of participants."))
    document_reference = forms.CharField(
        label=_("Where the document is"),
        max_length=200,
        required=False,
        help_text=_("Registration number or place, for example dnr 2009/14."),
    )


class MinutesForm(forms.Form):
    minutes = LongText(label=_("Minutes"), required=False, rows=12, help_text=_("No names of participants."))
    document_reference = forms.CharField(label=_("Where the document is"), max_length=200, required=False)
    why = WhyField()


class DecisionForm(forms.Form):
    """What a meeting decided, who of the members sees to it, and by when."""

    text = LongText(label=_("Decision"), rows=3, help_text=_("No names of participants."))
    owner = forms.ChoiceField(label=_("Who sees to it"))
    due = DayField(label=_("To be done by"), required=False)

    def __init__(self, *args: Any, owners: Sequence[tuple[Any, Any]], decided: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", "–"), *owners]  # type: ignore[attr-defined]
        self.decided = decided

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and due < self.decided:
            raise forms.ValidationError(_("A decision can't be due before it was taken."))
        return due


class DoneForm(forms.Form):
    on = DayField(label=_("Done on"))

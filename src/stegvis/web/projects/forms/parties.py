from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import DayField

from ..fields import LongText, NumberField, WhyField

Pairs = Sequence[tuple[Any, Any]]


class PartyForm(forms.Form):
    organisation = forms.ChoiceField(
        label=_("Organisation"), help_text=_("One that is missing is added by the association's administrator.")
    )
    on = DayField(label=_("First day"))

    def __init__(self, *args: Any, organisations: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [("", "–"), *organisations]  # type: ignore[attr-defined]


class StaffingForm(forms.Form):
    function = forms.CharField(
        label=_("Function"), max_length=120, help_text=_("For example social worker, employment officer or coach.")
    )
    share = NumberField(
        label=_("Full-time posts"),
        min_value=0.01,
        max_value=99,
        decimal_places=2,
        help_text=_("2 is two full-time posts, 0.5 half a post."),
    )
    on = DayField(
        label=_("First day"), help_text=_("What the party put in of the same function before ends the day before.")
    )


class AgreementForm(forms.Form):
    """A cooperation agreement: between whom, from when, and what it says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    organisations = forms.MultipleChoiceField(label=_("Parties"), widget=forms.CheckboxSelectMultiple)
    on = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty if it holds until further notice."))
    text = LongText(label=_("Text"), required=False, rows=8)
    document_reference = forms.CharField(
        label=_("Where the document is"),
        max_length=200,
        required=False,
        help_text=_("Registration number or place, for example dnr 2009/14."),
    )

    def __init__(self, *args: Any, organisations: Pairs, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisations"].choices = list(organisations)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("on"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", _("The last day can't be before the first day."))
        return cleaned


class AgreementTextForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    text = LongText(label=_("Text"), required=False, rows=12)
    document_reference = forms.CharField(label=_("Where the document is"), max_length=200, required=False)
    why = WhyField(required=True)


class MethodFields(forms.Form):
    """What a way of working is, for whom, how it is known to work, and whom to ask."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("For example motivational interviewing or three-party meetings.")
    )
    description = LongText(label=_("Description"), required=False)
    for_whom = forms.CharField(label=_("For whom"), max_length=300, required=False)
    evidence = LongText(
        label=_("Evidence"), required=False, help_text=_("What is known of how it works, and what is not.")
    )
    evidence_source = forms.CharField(
        label=_("Source of the evidence"),
        max_length=300,
        required=False,
        help_text=_("Author, title and year, or an address."),
    )
    contact = forms.CharField(
        label=_("Whom to ask"), max_length=200, required=False, help_text=_("An organisation or a function.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("evidence") and not cleaned.get("evidence_source"):
            self.add_error("evidence_source", _("Say where the evidence is written."))
        return cleaned


class MethodForm(MethodFields):
    on = DayField(label=_("First day"))


class MethodTextForm(MethodFields):
    why = WhyField()

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.meeting_choices import NOT_DONE, RESULTS
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import PERSON, Choice, CodeChoice, DayField, Kind, Long
from stegvis.web.common.plain_text import PlainText

HEADINGS = codebook.minutes_headings.codes
USUAL_KIND = {"apart": "health"}
"""The kind of information that a heading begins with; work and education where none is named."""


class MinutesForm(forms.Form):
    """Who was there, and a text under each heading with its kind of information."""

    organisations = forms.MultipleChoiceField(
        label=_("Organisations that were there"), widget=forms.CheckboxSelectMultiple, required=False
    )
    present = forms.CharField(
        label=_("Who was there"), max_length=500, required=False, help_text=_("Names, with the person's own first.")
    )

    def __init__(self, *args: Any, parties: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisations"].choices = list(parties)  # type: ignore[attr-defined]
        for heading in HEADINGS:
            name = codes.label("minutes_headings", heading)
            self.fields[heading] = PlainText(label=name, rows=5, required=False)
            words = _("Kind of information: %(heading)s") % {"heading": name.lower()}
            usual = USUAL_KIND.get(heading, "work_education")
            self.fields[f"{heading}_kind"] = Kind(label=words, help_text="", initial=usual)

    def headings(self) -> list[tuple[Any, Any]]:
        """Return each text's field with that of its kind, for the page."""
        return [(self[heading], self[f"{heading}_kind"]) for heading in HEADINGS]

    def texts(self) -> dict[str, tuple[str, str]]:
        """Return text and kind by heading."""
        values = self.cleaned_data
        return {heading: (values[heading], values[f"{heading}_kind"]) for heading in HEADINGS}


class AmendForm(forms.Form):
    why = Long(
        label=_("What was wrong?"),
        rows=2,
        help_text=_("It stands with the new version. Who has the earlier one gets the new one when it is finished."),
    )


class TaskForm(forms.Form):
    what = Long(label=_("What is to be done?"), rows=2)
    party = forms.ChoiceField(label=_("Who does it?"))
    contact = forms.CharField(label=_("Contact there"), max_length=200, required=False)
    due = DayField(label=_("Done by"))
    kind = Kind()

    def __init__(self, *args: Any, parties: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = [(PERSON, _("The person")), *parties]  # type: ignore[attr-defined]


class TaskReportForm(forms.Form):
    """Done, or not done and why."""

    result = forms.ChoiceField(label=_("How did it go?"), choices=RESULTS, widget=forms.RadioSelect)
    on = DayField(label=_("Day"))
    reason = CodeChoice("plan_reasons", label=_("Why was it not done?"), required=False)
    text = Long(label=_("In words"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("result") == NOT_DONE and not values.get("reason"):
            self.add_error("reason", _("Say why it was not done."))
        if values.get("result") != NOT_DONE:
            values["reason"] = None
        return values

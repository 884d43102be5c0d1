from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.actions import Attended
from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField, Kind, Why

Choice = tuple[Any, Any]
FULL_TIME = Decimal(40)
NEEDS_REASON = codebook.activity_results.flagged("reason")
NEVER_BEGUN = codebook.activity_results.flagged("never_begun")
RECORDED_ELSEWHERE = {*codebook.activities.flagged("meeting"), *codebook.activities.flagged("group")}


class Hours(forms.DecimalField):
    def __init__(self, *, highest: int, **options: Any) -> None:
        super().__init__(
            min_value=Decimal("0.5"), max_value=highest, decimal_places=1, localize=True, required=False, **options
        )


class ActivityForm(forms.Form):
    """What is done, with whom, how much, and when. Meetings and group sessions have pages of their own."""

    method = CodeChoice("activities", label=_("Method"))
    what = forms.CharField(
        label=_("What, more precisely"), max_length=200, required=False, help_text=_("The course, the tasks, the aim.")
    )
    arranged_by = forms.ChoiceField(label=_("Arranged by"), required=False)
    place = forms.CharField(label=_("Employer or provider"), max_length=200, required=False)
    contact = forms.CharField(label=_("Contact there"), max_length=200, required=False)
    hours = Hours(highest=60, label=_("Hours a week"), help_text=_("40 hours are full time."))
    share = forms.IntegerField(label=_("Or per cent of full time"), min_value=1, max_value=100, required=False)
    planned_on = DayField(label=_("Planned from"), required=False)
    planned_until = DayField(label=_("Planned until"), required=False)
    on = DayField(label=_("Began"), required=False, help_text=_("Leave it empty if it has not begun."))
    kind = Kind(blank=_("As usual for the method"), required=False)

    def __init__(self, *args: Any, parties: Iterable[Choice], methods: Sequence[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [each for each in codes.choices("activities", blank="–") if each[0] not in RECORDED_ELSEWHERE]
        self.fields["method"].choices = offered  # type: ignore[attr-defined]
        self.fields["arranged_by"].choices = [("", "–"), *parties]  # type: ignore[attr-defined]
        if methods:
            self.fields["project_method"] = forms.ChoiceField(
                label=_("The project's own method"), choices=[("", "–"), *methods], required=False
            )
        self.order_fields(["method", "project_method"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        share = values.pop("share", None)
        if share and values.get("hours"):
            self.add_error("share", _("Write hours or per cent, not both."))
        if share:
            values["hours"] = FULL_TIME * share / 100
        if not values.get("planned_on") and not values.get("on") and not self.errors:
            self.add_error("planned_on", _("Say from which day it is planned, or when it began."))
        return values


class EndForm(forms.Form):
    """How an activity ended, and why when it was cut short."""

    result = CodeChoice("activity_results", label=_("How did it end?"))
    until = DayField(label=_("Last day"), required=False)
    why = forms.CharField(
        label=_("Why?"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Needed when it was cut short or never began."),
    )

    def __init__(self, *args: Any, has_begun: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        results = codes.choices("activity_results")
        fits = [(code, label) for code, label in results if (code in NEVER_BEGUN) != has_begun]
        self.fields["result"].choices = [("", "–"), *fits]  # type: ignore[attr-defined]
        if not has_begun:
            del self.fields["until"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("result") in NEEDS_REASON and not (values.get("why") or "").strip():
            self.add_error("why", _("Say why."))
        return values


class CorrectForm(ActivityForm):
    """The whole activity again, its end among it where it has ended, and why it is corrected."""

    def __init__(self, *args: Any, ended: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if ended:
            self.fields["result"] = CodeChoice("activity_results", label=_("How did it end?"), blank=None)
            self.fields["until"] = DayField(label=_("Last day"), required=False)
            self.fields["result_why"] = forms.CharField(
                label=_("Why it ended so"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
            )
        self.fields["why"] = Why(label=_("Why is it corrected?"))


class DayOnlyForm(forms.Form):
    on = DayField(label=_("First day"))


class WhyForm(forms.Form):
    why = Why()


@dataclass(frozen=True)
class DayRow:
    day: date
    attended: BoundField
    hours: BoundField


class WeekForm(forms.Form):
    """The days of a week, each with whether she came and for how long."""

    def __init__(self, *args: Any, days: Sequence[tuple[date, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.days = [day for day, _row in days]
        for day, row in days:
            self.fields[f"came_{day}"] = CodeChoice(
                "attendance",
                blank=_("Not noted"),
                label=_("%(day)s: attendance") % {"day": day},
                required=False,
                initial=row.attended if row else "",
            )
            self.fields[f"hours_{day}"] = Hours(
                highest=24, label=_("%(day)s: hours") % {"day": day}, initial=row.hours if row else None
            )
            for name, short in ((f"came_{day}", _("Attendance")), (f"hours_{day}", _("Hours"))):
                self.fields[name].heading, self.fields[name].short = day, short  # the day stands above both
        if any(row for _day, row in days):
            self.fields["why"] = Why(
                label=_("Why is it changed?"), required=False, help_text=_("Needed when a day was noted otherwise.")
            )

    def rows(self) -> Iterator[DayRow]:
        for day in self.days:
            yield DayRow(day, self[f"came_{day}"], self[f"hours_{day}"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for day in self.days:
            if values.get(f"hours_{day}") and values.get(f"came_{day}") != "came":
                self.add_error(f"hours_{day}", _("Hours are noted for who came."))
        return values

    @property
    def noted(self) -> dict[date, Attended | None]:
        """Return the week as it was sent. Of a valid form."""
        said = ((day, self.cleaned_data[f"came_{day}"], self.cleaned_data[f"hours_{day}"]) for day in self.days)
        return {day: Attended(code, hours) if code else None for day, code, hours in said}

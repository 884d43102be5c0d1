from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.web.common import codes
from stegvis.web.common.fields import DayField, Kind, Why
from stegvis.web.common.plain_text import PlainText

Choice = tuple[Any, Any]
MOST_SESSIONS = 30


class Time(forms.TimeField):
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")


class SessionFields(forms.Form):
    """When a session is, what it is about, and who leads it."""

    on = DayField(label=_("Day"))
    starts = Time(label=_("From"))
    ends = Time(label=_("To"), required=False)
    themes = PlainText(label=_("Themes"), rows=3, max_length=1000, help_text=_("One on each line."))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    leader = forms.TypedChoiceField(label=_("Leader"), coerce=int)
    guests = forms.CharField(label=_("Guests"), max_length=200, required=False, help_text=_("Who comes to speak, say."))
    kind = Kind(initial="attendance", help_text=_("What it tells of a person to have been there, for handing over."))

    def __init__(self, *args: Any, leaders: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leader"].choices = list(leaders)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("ends") and values.get("starts") and values["ends"] <= values["starts"]:
            self.add_error("ends", _("The session ends after it starts."))
        return values


class PlanForm(SessionFields):
    """A series: the first day, how often and how many times, and who is invited to all."""

    weeks = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        choices=[(1, _("Every week")), (2, _("Every other week")), (4, _("Every fourth week"))],
    )
    times = forms.IntegerField(label=_("How many times"), min_value=1, max_value=MOST_SESSIONS, initial=1)
    invited = forms.MultipleChoiceField(label=_("Participants"), widget=forms.CheckboxSelectMultiple, required=False)
    field_order = ("on", "times", "weeks", "starts", "ends", "themes", "place", "leader", "guests", "kind", "invited")

    def __init__(self, *args: Any, participants: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = _("First day")
        self.fields["invited"].choices = list(participants)  # type: ignore[attr-defined]

    @property
    def days(self) -> list[date]:
        """Return the days of the series. Of a valid form."""
        values = self.cleaned_data
        step = timedelta(weeks=values["weeks"])
        return [values["on"] + place * step for place in range(values["times"])]


class CorrectForm(SessionFields):
    why = Why()


class InviteForm(forms.Form):
    invited = forms.MultipleChoiceField(label=_("Participants"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, participants: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["invited"].choices = list(participants)  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    why = Why()


@dataclass(frozen=True)
class PlaceRow:
    place: Any
    field: BoundField


class AttendanceForm(forms.Form):
    """Everybody invited, each with one choice. Who was invited stands as come until somebody says otherwise."""

    def __init__(self, *args: Any, places: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places
        for place in places:
            self.fields[f"place_{place.pk}"] = forms.ChoiceField(
                label=place.case.person.name,
                choices=lambda: codes.choices("attendance"),
                widget=forms.RadioSelect,
                initial=place.attended or codebook.attendance.flagged("came")[0],
            )
        if any(place.attended for place in places):
            self.fields["why"] = Why(
                label=_("Why is it changed?"), required=False, help_text=_("Needed when somebody was noted otherwise.")
            )

    def rows(self) -> Iterator[PlaceRow]:
        for place in self.places:
            yield PlaceRow(place, self[f"place_{place.pk}"])

    @property
    def noted(self) -> dict[int, str | None]:
        """Return what was noted for each place. Of a valid form."""
        return {place.pk: self.cleaned_data[f"place_{place.pk}"] for place in self.places}

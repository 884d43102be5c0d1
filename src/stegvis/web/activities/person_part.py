"""Activities on a person's page: what is under way and planned, what was, the next steps and lines of the timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.activity_policies import may_record_activity
from stegvis.apps.casework.queries import AttendanceSum, PersonPage, activities_of, attendance_sum, due_on
from stegvis.web.common import codes
from stegvis.web.common.persons.person_parts import Event, Part, Step

from .reading import week_name
from .words import extent, standing, title

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Line:
    """An activity as a line of the page."""

    activity: Any
    case_key: str
    title: str
    extent: str
    standing: str
    colour: str
    sums: AttendanceSum


def activities(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.cases:
        return None
    keys = {case.pk: case.key for case in page.cases}
    found = activities_of(page.cases) if page.has("activity") else []
    lines = [_line(each, keys[each.case_id]) for each in found]
    writes = next((case for case in page.cases if may_record_activity(viewer, case)), None)
    if not lines and writes is None:
        return None
    context = {
        "now": [line for line in lines if not line.activity.result],
        "before": [line for line in lines if line.activity.result],
        "writes": writes,
        "week": week_name(today),
    }
    steps = tuple(step for line in lines for step in _steps(line, today, writes is not None))
    return Part(
        "activities/person_part.html", context, steps, tuple(event for each in found for event in _events(each))
    )


def _line(activity: Any, case_key: str) -> Line:
    words, colour = standing(activity)
    return Line(activity, case_key, title(activity), extent(activity), words, colour, attendance_sum(activity))


def _steps(line: Line, today: date, may: bool) -> Iterator[Step]:
    """Ask whether what was planned has begun, and how what was to end has ended."""
    activity, due = line.activity, due_on(line.activity)
    if activity.result or due is None or due > today + SOON:
        return
    words = _("%(what)s ends") if activity.on else _("%(what)s begins")
    name = "activities:end" if activity.on else "activities:begin"
    url = reverse(name, args=[line.case_key, activity.key]) if may else ""
    yield Step(words % {"what": line.title}, due, url, _("Note it"))


def _events(activity: Any) -> Iterator[Event]:
    if activity.on:
        yield Event(activity.on, title(activity), _("Begins"))
    if activity.until:
        yield Event(activity.until, title(activity), codes.label("activity_results", activity.result))

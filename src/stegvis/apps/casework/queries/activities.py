"""Activities of persons, with the days they came, as far as they exist for who is asking."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Case as If
from django.db.models import Count, F, Q, QuerySet, Sum, When

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.models import Method
from stegvis.core import codebook

from ..models import Activity, ActivityDay, Case
from ..policies import CaseSight

Cases = Collection[Case] | QuerySet[Case]
WEEK = timedelta(days=7)
RELATED = ("arranged_by", "project_method")
DUE = If(When(on__isnull=True, then=F("planned_on")), default=F("planned_until"))
"""The day by which an activity was to begin, or to end when it has begun."""


@dataclass(frozen=True)
class Version:
    """What an activity, a session or a note said before it was changed, by whom and why it was."""

    at: object
    by: str
    why: str
    said: object


@dataclass(frozen=True)
class AttendanceSum:
    """How many days were noted, by what was noted, and the hours of those that have some."""

    came: int
    valid_absence: int
    absence: int
    hours: Decimal | None

    @property
    def noted(self) -> int:
        return self.came + self.valid_absence + self.absence


def activities_of(cases: Cases) -> list[Activity]:
    """Return the activities that count in these cases, which the caller was found to see, the latest first.

    Each knows how many of its days were noted: `came`, `valid_absence`, `absence` and `noted_hours`.
    """
    rows = Activity.objects.that_count().filter(case__in=cases)
    return list(_summed(rows.select_related(*RELATED)).order_by("-on", "-planned_on", "-pk"))


def activity_for(viewer: Viewer, key: str, at: date, *, shown: bool = True) -> Activity:
    """Return an activity of a case that exists for `viewer`, and log the reading. Raises NotVisible, SayWhyFirst."""
    sight = CaseSight(viewer, at)
    rows = Activity.objects.that_count().filter(is_shown("case__"), key=key, case__in=sight.rows)
    related = ("case__person", "case__project", "case__owner", "recorded_by", *RELATED)
    activity = _summed(rows).select_related(*related).first()
    if activity is None:
        raise NotVisible
    sight.people.opens(activity.case.person)
    if shown:
        log.record("activity.read", target=activity, person_key=activity.case.person.key, by=viewer)
    return activity


def attendance_sum(activity: Activity) -> AttendanceSum:
    """Return the sums of an activity that one of the queries here gave."""
    return AttendanceSum(activity.came, activity.valid_absence, activity.absence, activity.noted_hours)


def days_of(activity: Activity) -> list[ActivityDay]:
    return list(activity.days.that_count().select_related("recorded_by").order_by("on"))


def week_of(activity: Activity, monday: date) -> list[tuple[date, ActivityDay | None]]:
    """Return the seven days of a week, each with what was noted."""
    noted = {row.on: row for row in activity.days.that_count().filter(on__gte=monday, on__lt=monday + WEEK)}
    week = (monday + timedelta(days=place) for place in range(7))
    return [(day, noted.get(day)) for day in week]


def methods_of(case: Case, on: date) -> list[Method]:
    """Return the methods that the project names by its own words on `on`."""
    return list(Method.objects.on_day(on).filter(project=case.project_id).order_by("name"))


def activities_due(viewer: Viewer, at: date, until: date) -> QuerySet[Activity]:
    """Return what was planned to begin or to end by `until` and has not, of those whom the viewer may name.

    Each row knows its `due` day; the earliest comes first.
    """
    sight = CaseSight(viewer, at)
    begins = Q(on__isnull=True, result__isnull=True, planned_on__lte=until)
    ends = Q(on__isnull=False, result__isnull=True, planned_until__lte=until)
    rows = Activity.objects.that_count().filter(begins | ends, is_shown("case__"), case__in=sight.rows)
    named = rows.filter(case__person__in=sight.people.searchable).annotate(due=DUE)
    return named.select_related("case__person", "case__project", "project_method").order_by("due", "pk")


def due_on(activity: Activity) -> date | None:
    """Return the day by which an activity was to begin, or to end when it has begun."""
    return activity.planned_until if activity.on else activity.planned_on


def _summed(rows: QuerySet) -> QuerySet:
    count = Q(days__withdrawn_at__isnull=True)
    sums = {code: Count("days", filter=count & Q(days__attended=code)) for code in codebook.attendance.codes}
    return rows.annotate(**sums, noted_hours=Sum("days__hours", filter=count))

"""Activities and placements: planned, begun, ended with what came of them, and which days the person came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import NotYet, keep
from stegvis.apps.people.policies import today
from stegvis.apps.projects.saving import change, save
from stegvis.core import codebook

from ..activity_policies import may_record_activity
from ..information_kinds import kind_in
from ..models import Activity, ActivityDay, Case
from ..plan_policies import may_be_in_plan
from .facts import AlreadyCorrected, NeedsReason
from .keeping import locked_row, refuse_without, withdrawn
from .revisions import locked

SAYS = frozenset(
    {
        "method",
        "project_method",
        "kind",
        "what",
        "arranged_by",
        "place",
        "contact",
        "hours",
        "planned_on",
        "planned_until",
        "on",
    }
)
ENDED_WITH = frozenset({"until", "result", "result_why"})


class AlreadyBegun(Refused):
    default = _("The activity has begun already. Correct its first day instead.")


class AlreadyEnded(Refused):
    default = _("The activity has ended already. Correct it instead.")


class HasNotBegun(Refused):
    default = _("The activity has not begun yet. Say from which day it is under way first.")


class HasBegun(Refused):
    default = _("The activity has begun, so it can't be said that it never was. Choose how it ended.")


class OutsideTheActivity(Refused):
    default = _("Attendance is noted for days from the first day of the activity to its last.")


@dataclass(frozen=True)
class Attended:
    """Whether she came on a day (a code of `attendance`), and for how many hours where that is known."""

    code: str
    hours: Decimal | None = None


@act
def record_activity(*, case: Case, method: str, by: Viewer, **says: Any) -> Activity:
    """Record what is done in a case, planned or under way; fields are among SAYS.

    The kind of information is the method's own unless another is given. Raises NotVisible, NotAllowed, NotInThePlan,
    NotYet or DoesNotFit.
    """
    case = locked(case)
    may_record_activity(by, case).or_refuse()
    activity = Activity(case=case, recorded_by_id=by.user_id)
    _set(activity, {**says, "method": method})
    save(activity, by=by)
    keep(case.person)
    log.record("activity.recorded", target=activity, person_key=case.person.key, by=by, fields=[activity.kind])
    return activity


@act
def begin_activity(*, activity: Activity, on: date, by: Viewer) -> Activity:
    """Say from which day a planned activity is under way."""
    activity = _locked(activity, by)
    if activity.on or activity.result:
        raise AlreadyBegun
    activity.on = happened(on)
    save(activity, by=by)
    noted("activity.begun", activity, by)
    return activity


@act
def end_activity(*, activity: Activity, result: str, by: Viewer, until: date | None = None, why: str = "") -> Activity:
    """Say what came of an activity, and its last day unless it never began. Raises AlreadyEnded, NeedsReason …"""
    activity = _locked(activity, by)
    if activity.result:
        raise AlreadyEnded
    _end(activity, result, until, why)
    save(activity, by=by)
    noted("activity.ended", activity, by)
    return activity


@act
def correct_activity(*, activity: Activity, why: str, by: Viewer, **changes: Any) -> Activity:
    """Correct what an activity says, its end among it; what stood there, and why, stays under Changes."""
    activity = _locked(activity, by)
    refuse_without(why)
    _set(activity, {name: value for name, value in changes.items() if name not in ENDED_WITH})
    if activity.result:
        ended = {name: changes.get(name, getattr(activity, name)) for name in ENDED_WITH}
        _end(activity, ended["result"], ended["until"], ended["result_why"] or "")
    save(activity, by=by, why=why.strip())
    noted("activity.corrected", activity, by)
    return activity


@act
def withdraw_activity(*, activity: Activity, why: str, by: Viewer) -> Activity:
    """Say that an activity should never have been recorded. It stays under Changes and counts nowhere."""
    activity = _locked(activity, by)
    refuse_without(why)
    withdrawn(activity, why=why.strip(), by=by)
    noted("activity.withdrawn", activity, by)
    return activity


@act
def record_attendance(
    *, activity: Activity, days: Mapping[date, Attended | None], by: Viewer, why: str = ""
) -> list[ActivityDay]:
    """Note several days of an activity at once: come, or absent. None takes a day away.

    What was noted before and is noted otherwise now needs a reason. Days that are as they were are left alone. Raises
    NotVisible, NotAllowed, HasNotBegun, OutsideTheActivity, NotYet, NeedsReason or DoesNotFit.
    """
    activity = _locked(activity, by)
    if activity.on is None:
        raise HasNotBegun
    there = {row.on: row for row in activity.days.that_count().select_for_update()}
    changed = [_noted_day(activity, on, said, there.get(on), by, why) for on, said in sorted(days.items())]
    found = [row for row in changed if row is not None]
    if found:
        noted("activity.attendance", activity, by)
    return found


def happened(on: date) -> date:
    """Return the day of what has begun, ended or been held. Raises NotYet for a day to come."""
    if on > today():
        raise NotYet
    return on


def _locked(activity: Activity, by: Viewer) -> Activity:
    row = locked_row(activity, "case__person", "case__project")
    may_record_activity(by, row.case).or_refuse()
    if row.withdrawn_at:
        raise AlreadyCorrected
    return row


def noted(name: str, activity: Activity, by: Viewer) -> None:
    log.record(name, target=activity, person_key=activity.case.person.key, by=by)


def _set(activity: Activity, says: Mapping[str, Any]) -> None:
    """Put in an activity what it says. Texts of nothing are empty."""
    said = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in says.items()}
    if said.get("kind", "") is None:
        del said["kind"]
    change(activity, said, among=SAYS)
    activity.kind = activity.kind or kind_in(codebook.activities, activity.method)
    if activity.on:
        happened(activity.on)
    may_be_in_plan(activity.arranged_by, activity.case, today()).or_refuse()
    if activity.project_method and activity.project_method.project_id != activity.case.project_id:
        raise NotVisible


def _end(activity: Activity, result: str, until: date | None, why: str) -> None:
    flags = codebook.activity_results[result].flags
    if "reason" in flags:
        refuse_without(why)
    if "never_begun" in flags and activity.on:
        raise HasBegun
    if "never_begun" not in flags and activity.on is None:
        raise HasNotBegun
    activity.result, activity.result_why = result, why.strip() or None
    activity.until = None if "never_begun" in flags else happened(until or today())


def _noted_day(
    activity: Activity, on: date, said: Attended | None, row: ActivityDay | None, by: Viewer, why: str
) -> ActivityDay | None:
    """Note one day; return the row if it was changed."""
    now = Attended(row.attended, row.hours) if row else None
    if said == now:
        return None
    if row is not None and not why.strip():
        raise NeedsReason
    if said is None:
        return withdrawn(row, why=why.strip(), by=by)  # type: ignore[type-var]
    if on < activity.on or (activity.until and on > activity.until):  # type: ignore[operator]
        raise OutsideTheActivity
    row = row or ActivityDay(activity=activity, on=happened(on), recorded_by_id=by.user_id)
    row.attended, row.hours = said.code, said.hours
    save(row, by=by, why=why.strip() or None)
    return row

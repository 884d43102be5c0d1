"""What has been changed in rows that keep their own history: activities, days, places in sessions, notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from ..models import Activity, ActivityDay, Note, SessionPlace
from .differences import Change, Difference, differences, name_of

ACTIVITY = (
    "method",
    "kind",
    "what",
    "place",
    "contact",
    "hours",
    "planned_on",
    "planned_until",
    "on",
    "until",
    "result",
    "result_why",
)

CALLED = {
    ("activity", "what"): "activity_what",
    ("activity", "place"): "activity_place",
    ("activity", "kind"): "information_kind",
    ("note", "kind"): "information_kind",
    ("note", "on"): "on_day",
}


def changes_of_activities(cases: Any) -> Iterator[Change]:
    """Return what was corrected or taken away; what went on as planned has no reason, and is on the timeline."""
    yield from _of("activity", Activity, {"case__in": cases}, ACTIVITY)
    yield from _of("activityday", ActivityDay, {"activity__case__in": cases}, ("attended", "hours"), about="on")
    yield from _of("sessionplace", SessionPlace, {"case__in": cases}, ("attended",))
    yield from _of("note", Note, {"case__in": cases}, ("on", "kind", "text"))


def _of(what: str, model: Any, of: dict[str, Any], fields: Sequence[str], about: str = "") -> Iterator[Change]:
    rows = model.history.filter(id__in=model.objects.filter(**of).values("pk")).select_related("history_user")
    for _pk, versions in groupby(rows.order_by("id", "history_date", "history_id"), key=lambda row: row.id):
        for before, after in pairwise(versions):
            gone = after.withdrawn_at is not None and before.withdrawn_at is None
            why = after.why if gone else after.history_change_reason
            if why:
                changed = differences(before, None if gone else after, fields)
                found = tuple(_named(what, each) for each in changed)
                yield Change(after.history_date, name_of(after.history_user), what, why, _told(before, about, found))


def _told(row: Any, about: str, found: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Say which day a changed attendance is about, though that has not changed."""
    return (Difference("on_day", getattr(row, about), getattr(row, about)), *found) if about else found


def _named(what: str, each: Difference) -> Difference:
    """Name a field as it is called of this kind of row: others have fields of the same name that mean another thing."""
    return replace(each, field=CALLED.get((what, each.field), each.field))

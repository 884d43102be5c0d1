"""What has been changed about meetings: moved, cancelled, and minutes that were amended, with why."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..models import WHEN, Meeting, MeetingVersion, Minutes
from .differences import Change, Difference, differences, name_of


def changes_of_meetings(cases: Any) -> Iterator[Change]:
    yield from _moved(cases)
    for meeting in Meeting.objects.filter(case__in=cases, cancelled_at__isnull=False).select_related("cancelled_by"):
        found = (Difference("meeting_kind", meeting.kind, meeting.kind), Difference("on_day", meeting.on, None))
        yield Change(meeting.cancelled_at, name_of(meeting.cancelled_by), "meeting", meeting.cancelled_why or "", found)
    amended = Minutes.objects.filter(meeting__case__in=cases, number__gt=1, finished_at__isnull=False)
    for row in amended.select_related("finished_by"):
        found = (Difference("minutes_version", row.number - 1, row.number),)
        yield Change(row.finished_at, name_of(row.finished_by), "minutes", row.why or "", found)


def _moved(cases: Any) -> Iterator[Change]:
    rows = MeetingVersion.objects.filter(meeting__case__in=cases).select_related("recorded_by")
    for before, after in pairwise(rows.order_by("meeting", "number")):
        if before.meeting_id == after.meeting_id:
            found = tuple(_named(each) for each in differences(before, after, WHEN))
            yield Change(after.recorded_at, name_of(after.recorded_by), "meeting", after.why or "", found)


def _named(found: Difference) -> Difference:
    """Call the day of a meeting something else than the first day of what lasts."""
    return Difference("on_day", found.before, found.after) if found.field == "on" else found

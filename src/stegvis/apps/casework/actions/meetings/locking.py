"""The rows that an act on a meeting works with, locked until it is done."""

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer

from ...models import Meeting, Minutes

OF_THE_CASE = ("case__person", "case__project", "case__owner")


def locked_meeting(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related(*OF_THE_CASE)
    return rows.get(pk=meeting.pk)


def locked_minutes(minutes: Minutes) -> Minutes:
    """Return the minutes as they are now. Their meeting is locked first: whoever writes about one takes turns."""
    meeting = locked_meeting(minutes.meeting)
    found = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    found.meeting = meeting
    return found


def noted(act: str, row: Meeting | Minutes, by: Viewer) -> None:
    meeting = row.meeting if isinstance(row, Minutes) else row
    log.record(act, target=row, person_key=meeting.case.person.key, by=by)

"""Opens a meeting for a page; whoever may not open its case finds no page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage
from stegvis.web.common.persons.drafts import is_kept


def open_meeting(
    request: HttpRequest, case_key: str, meeting_key: str, number: int | None = None
) -> meetings.MeetingView:
    """Return a meeting with a version of its minutes, the draft or else the latest. Raises NotVisible."""
    today = timezone.localdate()
    return meetings.meeting_view(staff(request), case_key, meeting_key, today, number, shown=not is_kept(request))


def open_draft(request: HttpRequest, case_key: str, meeting_key: str) -> meetings.MeetingView:
    """Return a meeting whose minutes are being written. Raises NotVisible."""
    view = open_meeting(request, case_key, meeting_key)
    if view.draft is None:
        raise NotVisible
    return view


def open_finished(request: HttpRequest, case_key: str, meeting_key: str) -> meetings.MeetingView:
    """Return a meeting with the finished minutes that hold. Raises NotVisible when there are none."""
    view = open_meeting(request, case_key, meeting_key)
    if view.finished is None:
        raise NotVisible
    return view if view.is_current else open_meeting(request, case_key, meeting_key, view.finished.number)


def task_in(view: meetings.MeetingView, task_id: int) -> Any:
    """Return a task of the version that is open. Raises NotVisible."""
    task = next((each.task for each in view.tasks if each.task.pk == task_id), None)
    if task is None:
        raise NotVisible
    return task


def meeting_page(view: meetings.MeetingView, *, back: str = "", **said: Any) -> ActPage:
    """Return a page for one act on a meeting: it leads back to the meeting."""
    to = back or reverse("meetings:show", args=[view.case.key, view.meeting.key])
    return ActPage(person=view.case.person, back=to, **said)

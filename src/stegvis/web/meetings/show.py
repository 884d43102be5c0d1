"""A meeting's page, the meetings of a case, an earlier version of minutes, and the meeting on a shared screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.casework.meeting_policies import (
    may_change_meeting,
    may_hand_over_minutes,
    may_meet,
    may_write_minutes,
)
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.reading import open_case
from stegvis.web.common.persons.words import first_name

from .reading import open_meeting
from .words import at_the_screen


@require_GET
def of_case(request: HttpRequest, case_key: str) -> HttpResponse:
    case, today = open_case(request, case_key), timezone.localdate()
    context = {
        "case": case,
        "person": case.person,
        "meetings": list(meetings.meetings_of(case)),
        "may_meet": may_meet(staff(request), case),
        "today": today,
    }
    return render_page(request, "meetings/of_case.html", context)


@require_GET
def show(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    return render_page(request, "meetings/show.html", _shown(request, open_meeting(request, case_key, meeting_key)))


@require_GET
def version(request: HttpRequest, case_key: str, meeting_key: str, number: int) -> HttpResponse:
    view = open_meeting(request, case_key, meeting_key, number)
    return render_page(request, "meetings/show.html", _shown(request, view))


@require_GET
def screen(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    """Show large what all at the table may see: nothing that a called party has no ground for, and of nobody else."""
    view = open_meeting(request, case_key, meeting_key)
    shown = meetings.shared_screen(view, timezone.now())
    context = {
        "view": view,
        "meeting": view.meeting,
        "screen": shown,
        "lists": meetings.by_party(shown.tasks),
        "first_name": at_the_screen(view.case.person),
        "today": timezone.localdate(),
    }
    return render_page(request, "meetings/screen.html", context)


def _shown(request: HttpRequest, view: meetings.MeetingView) -> dict[str, Any]:
    viewer, today, minutes = staff(request), timezone.localdate(), view.minutes
    writes = bool(may_write_minutes(viewer, view.meeting))
    return {
        "view": view,
        "meeting": view.meeting,
        "case": view.case,
        "person": view.case.person,
        "first_name": first_name(view.case.person),
        "today": today,
        "unaware_names": ", ".join(each.call.party.name for each in view.unaware),
        "may_change": may_change_meeting(viewer, view.meeting),
        "may_begin": writes and minutes is None and view.meeting.on <= today,
        "may_write": writes and minutes is not None and not minutes.is_finished,
        "may_agree": writes and meetings.waits_for_a_plan(view, today),
        "may_follow": writes and view.is_current,
        "may_hand_over": minutes is not None and view.is_current and may_hand_over_minutes(viewer, minutes),
        "is_handed_over": any(each.minutes == minutes for each in view.copies),
        "screen_is_whole": meetings.shared_screen(view, timezone.now()).is_whole if minutes else True,
    }

"""A meeting for the calendar, and its minutes as text and PDF for the authority's own file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.persons import record_copy

from .calendar import calendar_answer
from .reading import open_meeting
from .record_text import record_of


@require_GET
def calendar(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, meeting = staff(request), open_meeting(request, case_key, meeting_key).meeting
    log.record("meeting.calendar_downloaded", target=meeting, person_key=meeting.case.person.key, by=viewer)
    return calendar_answer(
        request,
        meeting,
        key=meeting.key,
        kind=meeting.kind,
        cancelled=meeting.is_cancelled,
        person=meeting.case.person,
        url=reverse("meetings:show", args=[case_key, meeting_key]),
    )


@require_GET
def record(request: HttpRequest, case_key: str, meeting_key: str, number: int) -> HttpResponse:
    """Show a version of the minutes as plain text to copy to the record, and say whose file the record is."""
    view = _version(request, case_key, meeting_key, number)
    place = record_copy.Place(
        person=view.case.person,
        back=reverse("meetings:show", args=[case_key, meeting_key]),
        back_words=_("Meeting"),
        pdf=reverse("meetings:record_pdf", args=[case_key, meeting_key, number]),
        about=_("minutes, version %(number)s") % {"number": number},
    )
    return record_copy.page(request, place, lambda: record_of(view))


@require_GET
def record_pdf(request: HttpRequest, case_key: str, meeting_key: str, number: int) -> HttpResponse:
    view = _version(request, case_key, meeting_key, number)
    log.record("minutes.printed", target=view.minutes, person_key=view.case.person.key, by=staff(request))
    return record_copy.pdf(lambda: record_of(view), f"minutes-{view.minutes.key}")  # type: ignore[union-attr]


def _version(request: HttpRequest, case_key: str, meeting_key: str, number: int) -> meetings.MeetingView:
    return open_meeting(request, case_key, meeting_key, number)

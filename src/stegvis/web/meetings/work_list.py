"""The meetings of all the viewer's own cases, calls to answer, minutes to write, and the tasks that are due or late."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework.queries import meetings as queries
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

ROWS = 50
MONTH = timedelta(days=30)
SPANS = {"late": timedelta(days=-1), "month": MONTH, "all": timedelta(days=3650)}


@require_GET
@require(*SEES_PERSONS)
def meetings(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    calls = list(queries.calls_coming(viewer, today)[:ROWS])
    unwritten = list(queries.meetings_without_minutes(viewer, today)[:ROWS])
    page = Paginator(queries.meetings_coming(viewer, today, today + MONTH), ROWS).get_page(request.GET.get("page"))
    shown = {row.case.person.key for row in (*unwritten, *page)}
    shown |= {row.disclosure.reception.person.key for row in calls}
    log.record("meetings.listed", by=viewer, person_keys=sorted(shown))
    context = {"calls": calls, "unwritten": unwritten, "page": page, "today": today}
    return render_page(request, "meetings/work_list.html", context)


@require_GET
@require(*SEES_PERSONS)
def tasks(request: HttpRequest) -> HttpResponse:
    """List the open tasks that are late, or due within a month."""
    viewer, today = staff(request), timezone.localdate()
    span = request.GET.get("due", "month")
    span = span if span in SPANS else "month"
    rows = queries.tasks_due(viewer, today, today + SPANS[span])
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    shown = {row.minutes.meeting.case.person.key for row in page}
    log.record("tasks.listed", by=viewer, person_keys=sorted(shown))
    return render_page(request, "meetings/tasks.html", {"page": page, "today": today, "span": span})

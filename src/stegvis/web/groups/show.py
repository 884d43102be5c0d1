"""The organisation's sessions, and one of them with those whom the viewer sees in it."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework import queries
from stegvis.apps.casework.activity_policies import may_change_session
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

from .reading import open_session

ROWS = 50
SPANS = ("coming", "note", "held")


@require_GET
@require(*SEES_PERSONS)
def coming(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    span = request.GET.get("when", "coming")
    span = span if span in SPANS else "coming"
    page = Paginator(_rows(viewer, today, span), ROWS).get_page(request.GET.get("page"))
    log.record("group_sessions.listed", by=viewer)
    context = {"page": page, "span": span, "today": today, "projects": queries.projects_for_sessions(viewer, today)}
    return render_page(request, "groups/list.html", context)


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest, session_key: str) -> HttpResponse:
    page, today = open_session(request, session_key), timezone.localdate()
    context = {
        "page": page,
        "session": page.session,
        "may_write": bool(may_change_session(staff(request), page.session, today)),
        "is_held": page.session.on <= today,
        "today": today,
    }
    return render_page(request, "groups/show.html", context)


def _rows(viewer: Any, today: date, span: str) -> Any:
    rows = queries.group_sessions(viewer, today)
    if span == "note":
        return rows.filter(pk__in=queries.sessions_to_note(viewer, today).order_by().values("pk"))
    if span == "held":
        return rows.filter(on__lt=today, on__gte=today - timedelta(days=365)).order_by("-on", "-starts")
    return rows.filter(on__gte=today)

"""The data-protection officer's pages: who saw and did what, and whether the log is whole."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access import actions, queries, sealing
from stegvis.apps.access.roles import Permission
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .forms import LogSearchForm

ROWS = 50
DAYS = 30


@require_http_methods(["GET", "POST"])
@require(Permission.READ_LOG)
def search(request: HttpRequest) -> HttpResponse:
    """Show the entries that match, newest first. Looking is itself logged."""
    viewer, today = staff(request), timezone.localdate()
    users = [(user.pk, user.name) for user in queries.users_in_log(viewer, on=today)]
    start = {"since": (today - timedelta(days=DAYS)).isoformat(), "until": today.isoformat()}
    form = LogSearchForm(request.POST if request.method == "POST" else start, users=users)
    context: dict[str, Any] = {"form": form, "state": sealing.state()}
    if not form.is_valid():
        return render_page(request, "accounts/log.html", context, status=422)
    wanted = _filter(form.cleaned_data)
    page = Paginator(queries.log_entries(viewer, wanted), ROWS).get_page(form.cleaned_data["page"] or 1)
    for row in page:
        row.who = dict(users).get(row.user_id, "")
    actions.record_log_reading(by=viewer, person_key=wanted.person_key)
    return render_page(request, "accounts/log.html", {**context, "page": page})


@require_POST
@require(Permission.READ_LOG)
def verify(request: HttpRequest) -> HttpResponse:
    """Check the whole chain now, and show what was found."""
    found = sealing.verify()
    actions.record_log_reading(by=staff(request), what="log.verified")
    return render_page(request, "accounts/log_verified.html", {"found": found})


def _filter(wanted: dict[str, Any]) -> queries.LogFilter:
    return queries.LogFilter(
        since=wanted["since"],
        until=wanted["until"],
        person_key=wanted["person_key"].strip(),
        user_id=int(wanted["user"]) if wanted["user"] else None,
        act=wanted["act"].strip(),
        refused_only=wanted["refused_only"],
    )

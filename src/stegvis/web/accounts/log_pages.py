"""The data-protection officer's pages: who saw and did what, and whether the log is whole."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access import actions, queries, sealing
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people.queries.data_subjects import key_by_number
from stegvis.web.common.access import require, staff
from stegvis.web.common.act_words import ACTS, Group
from stegvis.web.common.pages import render_page

from .forms import LogSearchForm
from .log_rows import Reader

ROWS = 50
DAYS = 30


@require_http_methods(["GET", "POST"])
@require(Permission.READ_LOG)
def search(request: HttpRequest) -> HttpResponse:
    """Show the entries that match, newest first. Looking is itself logged."""
    viewer, today = staff(request), timezone.localdate()
    reader = Reader(viewer)
    form = LogSearchForm(_asked(request, today), users=reader.users, today=today)
    context: dict[str, Any] = {"form": form, "state": sealing.state()}
    person_key = _person(viewer, form) if form.is_valid() else None
    if person_key is None:
        return render_page(request, "accounts/log.html", context, status=422)
    wanted = _filter(form.cleaned_data, person_key)
    page = Paginator(queries.log_entries(viewer, wanted), ROWS).get_page(form.cleaned_data["page"] or 1)
    found = {"form": form.about(person_key), "page": page, "rows": reader.rows(page), "person_key": person_key}
    actions.record_log_reading(by=viewer, person_key=person_key)
    return render_page(request, "accounts/log.html", {**context, **found})


@require_POST
@require(Permission.READ_LOG)
def verify(request: HttpRequest) -> HttpResponse:
    """Check the whole chain now, and show what was found."""
    found = sealing.verify()
    actions.record_log_reading(by=staff(request), what="log.verified")
    return render_page(request, "accounts/log_verified.html", {"found": found})


def _asked(request: HttpRequest, today: date) -> QueryDict:
    """Return what was asked for; who opens the page asks for the last month."""
    if request.method == "POST":
        return request.POST
    start = QueryDict(mutable=True)
    start.update({"since": (today - timedelta(days=DAYS)).isoformat(), "until": today.isoformat()})
    return start


def _person(viewer: Staff, form: LogSearchForm) -> str | None:
    """Return the key of the person asked about, empty for everybody, and None when nobody has the number."""
    asked = form.cleaned_data
    if not asked["number"]:
        return "" if "everyone" in form.data else asked["only"] or asked["person"]
    key = key_by_number(viewer, asked["number"])
    if key is None:
        form.add_error("number", _("Your organisation has nobody with this number."))
    return key


def _filter(wanted: dict[str, Any], person_key: str) -> queries.LogFilter:
    return queries.LogFilter(
        since=wanted["since"],
        until=wanted["until"],
        person_key=person_key,
        user_id=int(wanted["user"]) if wanted["user"] else None,
        acts=tuple(ACTS[Group(wanted["group"])]) if wanted["group"] else None,
        refused_only=wanted["refused_only"],
    )

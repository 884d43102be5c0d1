"""The data-protection officer's requests: the list, a new one, and one with what there is to do."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.people.queries.data_subjects import key_by_number
from stegvis.apps.privacy import actions, queries
from stegvis.apps.privacy.choices import Outcome, RequestKind
from stegvis.apps.privacy.erasure_policies import may_make_letter
from stegvis.apps.privacy.policies import may_make_extract
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done, sent
from stegvis.web.common.pages import render_page

from .forms import RequestForm

ROWS = 50


@require_GET
@require(Permission.HANDLE_PRIVACY)
def overview(request: HttpRequest) -> HttpResponse:
    rows = Paginator(queries.requests_to(staff(request)), ROWS).get_page(request.GET.get("page"))
    return render_page(request, "privacy/list.html", {"page": rows, "today": timezone.localdate()})


@require_http_methods(["GET", "POST"])
@require(Permission.HANDLE_PRIVACY)
def new(request: HttpRequest) -> HttpResponse:
    """Note a request. The number is sent and never shown again; the person is known by her key afterwards."""
    viewer, made = staff(request), list[str]()
    form = RequestForm(sent(request), today=timezone.localdate())

    def act(values: dict[str, Any]) -> None:
        key = key_by_number(viewer, values.pop("number"))
        if key is None:
            raise actions.NobodyHere
        made.append(actions.record_request(person_key=key, by=viewer, **values).key)

    if done(request, form, act):
        messages.success(request, _("The request is noted. It is to be answered within a month."))
        return redirect("privacy:show", made[0])
    return render_page(request, "privacy/new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@require(Permission.HANDLE_PRIVACY)
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a request, how much is kept of each kind, and what can be done."""
    viewer = staff(request)
    row = queries.request_for(viewer, key)
    is_open = row.closed_on is None
    context = {
        "row": row,
        "today": timezone.localdate(),
        "amounts": queries.amounts(viewer, row) if is_open else (),
        "makes": may_make_extract(viewer, row),
        "is_open": is_open,
        "is_erasure": row.kind == RequestKind.ERASURE,
        "writes": may_make_letter(viewer, row),
        "granted": row.outcome == Outcome.GRANTED,
        "receivers": queries.receivers(viewer, row) if row.outcome == Outcome.GRANTED else (),
    }
    return render_page(request, "privacy/show.html", context)

"""Who is due for removal, and whose file is kept longer."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.privacy import actions, retention_queries
from stegvis.apps.privacy.retention_policies import may_prepare
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import sent
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .forms import HoldForm

ROWS = 50


@require_GET
@require(Permission.SEE_ALL_CASES)
def due(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    rows = Paginator(retention_queries.due_people(viewer, today), ROWS).get_page(request.GET.get("page"))
    context = {
        "page": rows,
        "people": retention_queries.shown(viewer, rows, today),
        "may_prepare": may_prepare(viewer, today),
    }
    return render_page(request, "retention/due.html", context)


@require_GET
@require(Permission.SEE_ALL_CASES)
def held(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    return render_page(request, "retention/held.html", {"rows": retention_queries.held(viewer, today)})


@require_http_methods(["GET", "POST"])
@require(Permission.SEE_ALL_CASES)
def hold(request: HttpRequest, key: str) -> HttpResponse:
    """Keep somebody's file longer than the rule."""
    viewer, today = staff(request), timezone.localdate()
    person = retention_queries.person_to_hold(viewer, key, today)

    def act(values: dict[str, Any]) -> str:
        actions.hold_file(person=person, by=viewer, **values)
        messages.success(request, _("The file is kept longer."))
        return reverse("retention:held")

    return answer(request, HoldForm(sent(request)), act, "retention/hold.html", {"person": person})


@require_POST
@require(Permission.SEE_ALL_CASES)
def end(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    actions.end_hold(hold=retention_queries.hold_for(viewer, key, timezone.localdate()), by=viewer)
    messages.success(request, _("The exception has ended. The rule holds for the file again."))
    return redirect("retention:held")

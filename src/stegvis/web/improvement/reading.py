"""The list of deviations and one of them, for the own organisation and for the association."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.improvement import queries
from stegvis.apps.improvement.policies import may_correct, projects_to_report_in
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .narrowing import NarrowingForm

READS = (Permission.REPORT_DEVIATIONS, Permission.HANDLE_DEVIATIONS)
ROWS = 50


@require_GET
@require(*READS)
def overview(request: HttpRequest) -> HttpResponse:
    """List what exists for the viewer, narrowed by codes in the address."""
    viewer = staff(request)
    form = NarrowingForm(request.GET, writes=viewer.may(Permission.REPORT_DEVIATIONS))
    if not form.is_valid():
        return redirect("improvement:list")
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() else 1
    found = queries.deviations_shown(viewer, form.narrowed, page=number, size=ROWS)
    context: dict[str, Any] = {
        "form": form,
        "found": found,
        "page": Paginator(range(found.total), ROWS).get_page(number),
        "reports": projects_to_report_in(viewer, timezone.localdate()).exists(),
        "from_others": any(not each.is_own for each in found.rows),
    }
    return render_page(request, "improvement/list.html", context)


@require_GET
@require(*READS)
def show(request: HttpRequest, line: str) -> HttpResponse:
    viewer = staff(request)
    shown = queries.deviation_for(viewer, line)
    context = {
        "shown": shown,
        "row": shown.row,
        "wordings": queries.wordings_of(viewer, shown.row),
        "may_correct": shown.is_own and shown.row.withdrawn_at is None and may_correct(viewer, shown.row),
    }
    return render_page(request, "improvement/show.html", context)

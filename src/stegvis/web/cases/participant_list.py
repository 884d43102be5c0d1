"""The list of participants."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import queries
from stegvis.apps.casework.policies import shares_out
from stegvis.apps.casework.queries.case_list import PAGE_SIZE
from stegvis.apps.casework.states import State
from stegvis.apps.projects.queries import visible_projects
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

from .forms.narrowing import NarrowingForm


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    """Show a page of the participants that exist for the viewer, narrowed and sorted by what stands in the address."""
    viewer, today = staff(request), timezone.localdate()
    form = _form(request)
    if not form.is_valid():
        return redirect("cases:list")
    asked = request.GET.get("page", "1")
    found = queries.case_list(
        viewer,
        today,
        narrowed=form.narrowed,
        sort=form.sort_order,
        page=int(asked) if asked.isdecimal() else 1,
        size=PAGE_SIZE,
    )
    context = {"form": form, "found": found, "today": today, "page": _page(found), "sort": form.sort_order}
    context |= {"under_way": found.counts.get(State.UNDER_WAY, 0), "may_register": viewer.may(Permission.REGISTER)}
    context["shares_out"] = shares_out(viewer)
    return render_page(request, "cases/list.html", context)


def _form(request: HttpRequest) -> NarrowingForm:
    viewer, today = staff(request), timezone.localdate()
    sees_others = viewer.may(Permission.SEE_ALL_CASES) or viewer.may(Permission.SEE_UNIT_CASES)
    workers = queries.who_can_be_responsible(viewer, today) if sees_others else []
    return NarrowingForm(
        request.GET,
        projects=[(project.key, project.name) for project in visible_projects(viewer, today)],
        workers=[(user.pk, user.name) for user in workers],
        today=today,
    )


def _page(found: queries.CasePage) -> Any:
    """Return what the links to other pages need; the rows are already there."""
    return Paginator(range(found.total), PAGE_SIZE).get_page(found.page)

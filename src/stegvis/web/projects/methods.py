"""The ways of working that the project names, so that others find them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.actions.commission import METHOD_TEXTS
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .act_page import ActPage, answer
from .ending import end_page
from .forms.parties import MethodForm, MethodTextForm
from .reading import SEES_PROJECTS, managed

SECTION = "methods"
both = require_http_methods(["GET", "POST"])


@require_GET
@require(*SEES_PROJECTS)
def library(request: HttpRequest) -> HttpResponse:
    """Show the ways of working of all projects that the viewer sees, by name, each with what is known of it."""
    today = timezone.localdate()
    methods = queries.methods_of_projects(staff(request), today)
    return render_page(request, "projects/library.html", {"methods": methods, "today": today})


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    form = MethodForm(request.POST or None, initial={"on": project.starts})
    page = ActPage(project, _("Add a method"), _("The method is added."), SECTION)
    return answer(request, page, form, lambda values: actions.add_method(project=project, by=staff(request), **values))


@both
def change(request: HttpRequest, key: str, method_id: int) -> HttpResponse:
    project = managed(request, key)
    method = queries.method_for(project, method_id)
    form = MethodTextForm(request.POST or None, initial={name: getattr(method, name) for name in METHOD_TEXTS})
    page = ActPage(project, _("Change the method"), _("The method is changed."), SECTION)
    return answer(request, page, form, lambda values: actions.update_method(method=method, by=staff(request), **values))


@both
def end(request: HttpRequest, key: str, method_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.method_for(project, method_id)
    return end_page(request, project, row, SECTION, _("End the method"), row.name)

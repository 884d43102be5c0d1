"""The ways of working that the project names, so that others find them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .ending import end_page
from .forms.parties import MethodForm, MethodTextForm
from .reading import managed

SECTION = "methods"
both = require_http_methods(["GET", "POST"])


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
    form = MethodTextForm(request.POST or None, initial={"name": method.name, "description": method.description})
    page = ActPage(project, _("Change the method"), _("The method is changed."), SECTION)
    return answer(request, page, form, lambda values: actions.update_method(method=method, by=staff(request), **values))


@both
def end(request: HttpRequest, key: str, method_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.method_for(project, method_id)
    return end_page(request, project, row, SECTION, _("End the method"), row.name)

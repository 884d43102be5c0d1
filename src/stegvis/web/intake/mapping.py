"""Naming the columns of a layout that nobody here has seen: proposed by the machine, decided by a person, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.intake import actions, policies, queries
from stegvis.core.errors import DataProblem
from stegvis.core.intake import Kind
from stegvis.web.common.access import require, staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page

from .mapping_form import MappingForm
from .names import KINDS


@require_http_methods(["GET", "POST"])
@require(Permission.IMPORT_FILES)
def name_columns(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    batch = queries.batch_for(viewer, key)
    if not policies.may_map(viewer, batch) or not batch.suggestion:
        return redirect("intake:file", key)
    form = MappingForm(request.POST or None, suggestion=batch.suggestion, kind=Kind(batch.kind))
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_mapping(batch=batch, mapping=form.mapping(), by=viewer)
            return redirect("intake:file", key)
        except DataProblem as problem:
            for finding in problem.findings:
                form.add_error(None, words().finding(finding))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"batch": batch, "form": form, "kind": KINDS[Kind(batch.kind)]}
    return render_page(request, "intake/mapping.html", context, status=422 if form.errors else 200)

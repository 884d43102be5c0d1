"""Criteria of the target group, and the methods library of the project."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .act_page import ActPage, answer
from .ending import end_page
from .forms.criteria import form_for
from .reading import managed
from .sentences import criterion_sentence

SECTION = "target-group"
both = require_http_methods(["GET", "POST"])


@require_GET
def kinds(request: HttpRequest, key: str) -> HttpResponse:
    """Choose what the new criterion asks about."""
    page = ActPage(managed(request, key), _("Add a criterion"), "", SECTION)
    return render_page(request, "projects/criterion_kinds.html", {"page": page, "kinds": CriterionKind.choices})


@both
def add(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    if kind not in CriterionKind.values:
        raise Http404
    project, chosen = managed(request, key), CriterionKind(kind)
    form = form_for(chosen)(request.POST or None, initial={"on": project.starts})
    page = ActPage(project, _("Add a criterion"), _("The criterion is added."), SECTION, facts=chosen.label)
    return answer(
        request,
        page,
        form,
        lambda values: actions.add_criterion(
            project=project, kind=chosen, on=values["on"], values=form.values, by=staff(request), **form.numbers
        ),
    )


@both
def end(request: HttpRequest, key: str, criterion_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.criterion_for(project, criterion_id)
    return end_page(request, project, row, SECTION, _("End the criterion"), criterion_sentence(row))

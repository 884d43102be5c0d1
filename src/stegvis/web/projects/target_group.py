"""Criteria of the target group: added and ended by the association, tried by whoever works with persons there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.choices import CriterionKind
from stegvis.web.common.access import staff
from stegvis.web.common.criteria import criterion_sentence
from stegvis.web.common.pages import render_page

from .act_page import ActPage
from .ending import last_day_form
from .forms.criteria import CriterionForm, form_for
from .previewing import preview_or_answer
from .reading import tried

SECTION = "target-group"
both = require_http_methods(["GET", "POST"])


@require_GET
def kinds(request: HttpRequest, key: str) -> HttpResponse:
    """Choose what the new criterion asks about."""
    page = ActPage(tried(request, key), _("A new criterion"), "", SECTION)
    return render_page(request, "projects/criterion_kinds.html", {"page": page, "kinds": CriterionKind.choices})


@both
def add(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    if kind not in CriterionKind.values:
        raise Http404
    project, chosen = tried(request, key), CriterionKind(kind)
    form = form_for(chosen)(request.POST or None, initial={"on": max(project.starts, timezone.localdate())})
    page = ActPage(project, _("A new criterion"), _("The criterion is added."), SECTION, facts=chosen.label)
    return preview_or_answer(
        request,
        page,
        form,
        lambda values: {"instead": _unsaved(project, chosen, form, values), "values": form.values},
        lambda values: actions.add_criterion(
            project=project, kind=chosen, on=values["on"], values=form.values, by=staff(request), **form.numbers
        ),
    )


@both
def end(request: HttpRequest, key: str, criterion_id: int) -> HttpResponse:
    project = tried(request, key)
    row = queries.criterion_for(project, criterion_id)
    facts = criterion_sentence(row)
    page = ActPage(project, _("End the criterion"), _("It has been given a last day."), SECTION, facts=facts)
    return preview_or_answer(
        request,
        page,
        last_day_form(request, row),
        lambda values: {"without": row, "instead": queries.criterion_as(row, until=values["until"])},
        lambda values: actions.end_row(row=row, on=values["until"], by=staff(request)),
    )


def _unsaved(project: Any, kind: CriterionKind, form: CriterionForm, values: dict[str, Any]) -> Any:
    return queries.unsaved_criterion(project, kind, on=values["on"], **form.numbers)

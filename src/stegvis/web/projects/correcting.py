"""Corrects rows of the record that were wrong from the start, strikes out those that should not be there, and back."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.queries import organisations
from stegvis.apps.access.verdicts import NotVisible, Text
from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.policies import may_correct_row, may_restore_row, may_strike_row
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .forms.corrections import ReasonForm, correction_of
from .previewing import Changing, preview_or_answer
from .reading import managed
from .sentences import name_of_row

SECTION_OF: Mapping[str, str] = {
    "party": "parties",
    "staffing": "parties",
    "criterion": "target-group",
    "method": "methods",
    "goal": "goals",
    "money": "funding",
    "seat": "steering",
    "meeting": "steering",
    "decision": "steering",
    "agreement": "agreements",
    "coordinator": "coordinators",
    "course": "coordinators",
    "training": "coordinators",
}
FALLS_WITH_IT: Mapping[str, Text] = {
    "party": _("Its staffing goes with it, and the organisation no longer reads the project because of this row."),
    "meeting": _("Its decisions go with it."),
}
HINT = _("It is then shown in the list of changes only, and counted nowhere. It can be taken back there.")
both = require_http_methods(["GET", "POST"])


@both
def correct(request: HttpRequest, key: str, what: str, row_id: int) -> HttpResponse:
    """Correct a row; what stood there stays under Changes."""
    viewer, project = staff(request), managed(request, key)
    row = queries.row_for(project, what, row_id)
    may_correct_row(viewer, row).or_refuse()
    kind = correction_of(what, row)
    if kind is None:
        raise NotVisible
    form = kind(request.POST or None, row=row, **_choices(request, project, what, row))
    hint = _("For what was wrong from the start. What stood there is kept under Changes.")
    page = _page(project, what, row, _("Correct what was wrong"), _("It is corrected."), hint)
    return _answer(
        request,
        what,
        page,
        form,
        lambda _values: {"without": row, "instead": queries.criterion_as(row, **form.changes)},
        lambda values: actions.correct_row(row=row, by=viewer, why=values["why"], **form.changes),
    )


@both
def strike(request: HttpRequest, key: str, what: str, row_id: int) -> HttpResponse:
    """Strike out a row that was added by mistake."""
    viewer, project = staff(request), managed(request, key)
    row = queries.row_for(project, what, row_id)
    verdict = may_strike_row(viewer, row)
    hint = HINT if verdict else verdict.reason
    facts = FALLS_WITH_IT.get(what, "") if verdict else ""
    page = _page(
        project, what, row, _("Added by mistake"), _("It is struck out. It stands under Changes."), hint, facts
    )
    return _answer(
        request,
        what,
        page,
        ReasonForm(request.POST or None),
        lambda _values: {"without": row},
        lambda values: actions.strike_row(row=row, by=viewer, **values),
    )


@both
def restore(request: HttpRequest, key: str, what: str, row_id: int) -> HttpResponse:
    """Take back that a row was struck out."""
    viewer, project = staff(request), managed(request, key)
    row = queries.struck_row_for(project, what, row_id)
    may_restore_row(viewer, row).or_refuse()
    page = _page(project, what, row, _("Take back into the record"), _("It stands in the record again."))
    return _answer(
        request,
        what,
        page,
        ReasonForm(request.POST or None),
        lambda _values: {"instead": row},
        lambda values: actions.restore_row(row=row, by=viewer, **values),
    )


def _answer(
    request: HttpRequest,
    what: str,
    page: ActPage,
    form: Any,
    changing: Changing,
    act: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    """Do the act with what the form says; of a criterion it is shown first whom that would concern."""
    if what == "criterion":
        return preview_or_answer(request, page, form, changing, act)
    return answer(request, page, form, act)


def _page(project: Any, what: str, row: Any, title: Text, done: Text, hint: Text = "", also: Text = "") -> ActPage:
    return ActPage(project, title, done, SECTION_OF[what], facts=name_of_row(what, row), hint=f"{hint} {also}".strip())


def _choices(request: HttpRequest, project: Any, what: str, row: Any) -> dict[str, Any]:
    """Return what the form of this row chooses between."""
    if what == "party":
        others = project.parties.exclude(pk=row.pk).filter(until__isnull=True).values("organisation")
        free = organisations(staff(request)).exclude(pk__in=others).exclude(pk=project.association_id)
        return {"organisations": {str(each.pk): each for each in free}}
    if what == "decision":
        seats = queries.seats_for_decision(row.meeting, timezone.localdate())
        return {"owners": {str(each.pk): each for each in [*seats, row.owner]}, "decided": row.decided_on}
    if what == "money":
        return {"taken": set(project.budget_years.exclude(pk=row.pk).values_list("year", "funding_source"))}
    return {"organisations": ()} if what == "agreement" else {}

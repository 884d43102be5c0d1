"""How many cases each worker has, handing over several at once, and taking note of what was handed over."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.policies import shares_out
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .forms.acts import HandOverForm
from .limits import choices_with_loads, warn_if_over

SHARES_OUT = (Permission.ASSIGN_CASES, Permission.SEE_ALL_CASES)


@require_GET
@require(*SHARES_OUT, Permission.MANAGE_PROJECTS)
def caseload(request: HttpRequest) -> HttpResponse:
    """Show each worker's cases under way beside the project's limit; who leads without seeing persons gets no links."""
    viewer, today = staff(request), timezone.localdate()
    loads = queries.workloads(viewer, today)
    context = {
        "loads": loads,
        "over": sum(load.is_over for load in loads),
        "free": queries.free_colleagues(viewer, today),
        "shares_out": shares_out(viewer),
        "projects": {load.project.pk: load.project for load in loads}.values(),
    }
    return render_page(request, "cases/caseload.html", context)


@require_http_methods(["GET", "POST"])
@require(*SHARES_OUT, Permission.REGISTER)
def hand_over(request: HttpRequest, user_id: int) -> HttpResponse:
    """Hand over one or several of a colleague's cases, or of one's own, with one note."""
    viewer, today = staff(request), timezone.localdate()
    cases = {case.key: case for case in queries.cases_to_give(viewer, user_id, today)}
    log.record("caseload.listed", by=viewer, person_keys=sorted({case.person.key for case in cases.values()}))
    everybody = {user.pk: user for user in queries.who_can_be_responsible(viewer, today)}
    colleague, workers = everybody.get(user_id), {key: user for key, user in everybody.items() if key != user_id}
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        cases=[(key, f"{case.person.name}, {case.project.name}") for key, case in cases.items()],
        workers=choices_with_loads(viewer, workers.values(), {case.project for case in cases.values()}, today),
        own=not shares_out(viewer),
        initial={"on": today},
    )
    context = {
        "cases": cases,
        "colleague": colleague.name if colleague else _("somebody who has left"),
        "own": user_id == viewer.user_id,
        "back": _back(request),
    }
    return answer(request, form, partial(_hand_over, request, cases, workers), "cases/hand_over.html", context)


@require_GET
@require(*SEES_PERSONS)
def hand_overs(request: HttpRequest) -> HttpResponse:
    """List who was handed over to the viewer, from whom and with which note, until she has taken note."""
    viewer = staff(request)
    rows = list(queries.handed_over_to(viewer, timezone.localdate()))
    log.record("hand_overs.listed", by=viewer, person_keys=sorted({row.case.person.key for row in rows}))
    return render_page(request, "cases/hand_overs.html", {"rows": rows})


@require_POST
@require(*SEES_PERSONS)
def take_note(request: HttpRequest, responsibility_id: int) -> HttpResponse:
    viewer = staff(request)
    row = queries.handed_over(viewer, responsibility_id, timezone.localdate())
    actions.take_note(responsibility=row, by=viewer)
    return redirect("cases:hand_overs")


def _hand_over(request: HttpRequest, cases: Any, workers: Any, values: dict[str, Any]) -> str:
    user, chosen = workers[values["responsible"]], [cases[key] for key in values["cases"]]
    actions.hand_over_cases(cases=chosen, user=user, on=values["on"], note=values["note"] or None, by=staff(request))
    words = ngettext("%(number)s participant is handed over.", "%(number)s participants are handed over.", len(chosen))
    messages.success(request, words % {"number": len(chosen)})
    for project in {case.project for case in chosen}:
        warn_if_over(request, user, project, values["on"])
    return _back(request)


def _back(request: HttpRequest) -> str:
    """Return where one came from: who hands over her own alone has no page of everybody's."""
    return reverse("cases:caseload" if shares_out(staff(request)) else "cases:list")

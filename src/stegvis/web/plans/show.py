"""The plan's page, an earlier version, what changed between two, and the plan on a shared screen."""

from itertools import pairwise
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.plan_policies import may_hand_over_plan, may_write_plan
from stegvis.apps.casework.queries import plans, proposed_measures
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.reading import open_case
from stegvis.web.common.persons.words import first_name

from .reading import open_plan


@require_GET
def show(request: HttpRequest, case_key: str) -> HttpResponse:
    """Show the draft or else the plan that holds; where there is none, how one begins."""
    viewer, today = staff(request), timezone.localdate()
    plan = plans.plan_of(viewer, case_key, today)
    if plan is None:
        case = open_case(request, case_key)
        context = {"case": case, "person": case.person, "may_write": may_write_plan(viewer, case)}
        return render_page(request, "plans/none.html", context)
    return render_page(request, "plans/show.html", _shown(request, plan))


@require_GET
def version(request: HttpRequest, case_key: str, number: int) -> HttpResponse:
    plan = open_plan(request, case_key, number)
    return render_page(request, "plans/show.html", _shown(request, plan))


@require_GET
def compare(request: HttpRequest, case_key: str, number: int) -> HttpResponse:
    """Show a version beside the one before it, and what it says otherwise."""
    plan = open_plan(request, case_key, number)
    pairs = {after.number: (before, after) for after, before in pairwise(plan.versions)}
    if number not in pairs:
        raise NotVisible
    before, after = pairs[number]
    context = {
        "plan": plan,
        "person": plan.case.person,
        "before": before,
        "after": after,
        "differences": plans.differences(before, after),
    }
    return render_page(request, "plans/compare.html", context)


@require_GET
def meeting(request: HttpRequest, case_key: str) -> HttpResponse:
    """Show the plan alone, large, for a screen that all at the table see: nothing of the frame and of nobody else."""
    plan = open_plan(request, case_key)
    return render_page(request, "plans/meeting.html", _shown(request, plan))


def _shown(request: HttpRequest, plan: plans.PlanView) -> dict[str, Any]:
    viewer, today = staff(request), timezone.localdate()
    may_write = bool(may_write_plan(viewer, plan.case))
    return {
        "plan": plan,
        "case": plan.case,
        "person": plan.case.person,
        "first_name": first_name(plan.case.person),
        "today": today,
        "may_write": may_write and not plan.version.is_agreed,
        "may_follow": may_write and plan.is_current,
        "may_hand_over": plan.is_current and bool(may_hand_over_plan(viewer, plan.version)),
        "organisation": plan.case.owner,
        "proposed": () if plan.version.is_agreed else proposed_measures(plan.case),
    }

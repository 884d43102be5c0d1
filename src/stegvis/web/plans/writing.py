"""Writing a draft: the person's goal, the sub-goals in her order, and who does what by when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.plan_policies import may_change_draft, may_write_plan
from stegvis.apps.casework.queries import plans, proposed_measures
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.fields import PERSON
from stegvis.web.common.persons.act_page import Onwards, answer
from stegvis.web.common.persons.reading import open_case

from .forms.writing import ActionForm, GoalForm, SubGoalForm
from .reading import line_in, open_plan, plan_page

both = require_http_methods(["GET", "POST"])
SAVED = _("Saved.")


@both
def begin(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    may_write_plan(viewer, case).or_refuse()
    form = GoalForm(sent(request), initial={"goal_kind": "work_education"})
    page = plan_page(case, title=_("The person's own goal"), button=_("Begin the plan"), done=_("The plan is begun."))
    return answer(request, page, form, lambda values: actions.begin_plan(case=case, by=viewer, **values))


@both
def goal(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), _draft(request, case_key)
    version = plan.version
    form = GoalForm(sent(request), initial={"goal": version.goal or "", "goal_kind": version.goal_kind})
    page = plan_page(plan.case, title=_("The person's own goal"), button=_("Save"), done=SAVED)
    return answer(request, page, form, lambda values: actions.set_plan_goal(version=version, by=viewer, **values))


@both
def add_sub_goal(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), _draft(request, case_key)
    form = SubGoalForm(sent(request), initial={"kind": plan.version.goal_kind})
    page = plan_page(plan.case, title=_("Add a sub-goal"), button=_("Save"), done=SAVED)
    return answer(request, page, form, lambda values: actions.add_sub_goal(version=plan.version, by=viewer, **values))


@both
def change_sub_goal(request: HttpRequest, case_key: str, line_id: int) -> HttpResponse:
    viewer, plan = staff(request), _draft(request, case_key)
    row = line_in(plan.version.sub_goals, line_id)
    form = SubGoalForm(sent(request), initial={"text": row.text, "kind": row.kind})
    page = plan_page(plan.case, title=_("Change the sub-goal"), button=_("Save"), done=SAVED)
    return answer(request, page, form, lambda values: actions.change_sub_goal(sub_goal=row, by=viewer, **values))


@both
def add_action(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, plan = staff(request), _draft(request, case_key)
    form = _action_form(request, plan, _begun(request, plan))
    another = Onwards(_("Save and add another"), reverse("plans:add_action", args=[case_key]))
    page = plan_page(plan.case, title=_("Add an action"), button=_("Save"), done=SAVED, onwards=another)
    return answer(
        request,
        page,
        form,
        lambda values: actions.add_plan_action(version=plan.version, by=viewer, **_chosen(plan, values)),
    )


@both
def change_action(request: HttpRequest, case_key: str, line_id: int) -> HttpResponse:
    viewer, plan = staff(request), _draft(request, case_key)
    row = line_in(plan.version.actions, line_id)
    now = {name: getattr(row, name) for name in ("what", "due", "kind")}
    now |= {"contact": row.contact or "", "party": row.party_id or PERSON, "sub_goal": row.sub_goal_id or ""}
    page = plan_page(plan.case, title=_("Change the action"), button=_("Save"), done=SAVED)
    return answer(
        request,
        page,
        _action_form(request, plan, now),
        lambda values: actions.change_plan_action(action=row, by=viewer, **_chosen(plan, values)),
    )


@require_POST
def move(request: HttpRequest, case_key: str, what: str, line_id: int) -> HttpResponse:
    plan = _draft(request, case_key)
    later = request.POST.get("to") == "later"
    actions.move_plan_line(line=_line(plan, what, line_id), later=later, by=staff(request))
    return redirect("plans:show", case_key)


@require_POST
def remove(request: HttpRequest, case_key: str, what: str, line_id: int) -> HttpResponse:
    plan = _draft(request, case_key)
    actions.remove_plan_line(line=_line(plan, what, line_id), by=staff(request))
    return redirect("plans:show", case_key)


def _draft(request: HttpRequest, case_key: str) -> plans.PlanView:
    plan = open_plan(request, case_key)
    may_change_draft(staff(request), plan.version).or_refuse()
    return plan


def _line(plan: plans.PlanView, what: str, line_id: int) -> Any:
    rows = {"sub-goal": plan.version.sub_goals, "action": plan.version.actions}
    if what not in rows:
        raise NotVisible
    return line_in(rows[what], line_id)


def _begun(request: HttpRequest, plan: plans.PlanView) -> dict[str, Any]:
    """Return what a new action begins with: the sub-goal it was asked for under, or a measure that was proposed."""
    begun: dict[str, Any] = {"kind": "work_education", "sub_goal": request.GET.get("under", "")}
    asked = request.GET.get("measure")
    measure = next((each for each in proposed_measures(plan.case) if str(each.pk) == asked), None)
    if measure is None:
        return begun
    return begun | {"what": measure.text, "kind": measure.kind, "party": measure.organisation_id or PERSON}


def _action_form(request: HttpRequest, plan: plans.PlanView, initial: dict[str, Any]) -> ActionForm:
    parties = plans.can_be_in_plan(plan.case, timezone.localdate())
    return ActionForm(
        sent(request),
        initial=initial,
        parties=[(each.pk, each.name) for each in parties],
        sub_goals=[(each.pk, each.text[:80]) for each in plan.version.sub_goals.all()],
    )


def _chosen(plan: plans.PlanView, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the form says with the rows that were chosen."""
    parties = {str(each.pk): each for each in plans.can_be_in_plan(plan.case, timezone.localdate())}
    sub_goals = {str(each.pk): each for each in plan.version.sub_goals.all()}
    return {**values, "party": parties.get(values["party"]), "sub_goal": sub_goals.get(values["sub_goal"])}

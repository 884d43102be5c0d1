"""A version of a plan as the person's own paper holds it."""

from typing import Any

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.plan_choices import DECLINED
from stegvis.apps.casework.queries import plans
from stegvis.core.consent_forms import Keeper, Person, PlanAnswer, PlanForm, PlannedAction, PlannedStep

UNKNOWN = "–"


def own_copy(plan: plans.PlanView, viewer: Staff) -> PlanForm:
    organisation = plan.case.owner
    return PlanForm(
        keeper=Keeper(organisation=organisation.name, phone=organisation.phone or UNKNOWN, contact=viewer.user.name),
        person=Person(name=plan.case.person.name),
        number=plan.version.number,
        goal=plan.version.goal or UNKNOWN,
        steps=tuple(_step(each) for each in plan.steps if each.lines),
        agreed_on=plan.version.agreed_on,
        review_on=plan.next_review if plan.is_current else None,
        answers=tuple(_answer(each) for each in plan.signed if each.signature),
        missing=tuple(_name(each) for each in plan.signed if not each.signature),
    )


def _step(step: plans.Step) -> PlannedStep:
    actions = tuple(
        PlannedAction(
            what=line.action.what,
            due=line.action.due,
            who=line.action.party.name if line.action.party else "",
            contact=line.action.contact or "",
        )
        for line in step.lines
    )
    return PlannedStep(text=step.sub_goal.text if step.sub_goal else "", actions=actions)


def _answer(signed: Any) -> PlanAnswer:
    signature = signed.signature
    why = signature.why if signature.answer == DECLINED else ""
    return PlanAnswer(on=signature.on, who=_name(signed), why=why or "")


def _name(signed: Any) -> str:
    return signed.party.name if signed.party else ""

"""The plan on a person's page: her own goal, what is late, what comes next, and copies that others handed over."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.plan_policies import may_write_plan
from stegvis.apps.casework.queries import PersonPage, plans
from stegvis.apps.casework.states import OPEN
from stegvis.web.common.persons.person_parts import Event, Part, Step
from stegvis.web.common.persons.words import first_name, who

SOON = timedelta(days=30)


def plan(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    glances = plans.plan_glance(page) if page.has("plan") else ()
    held = plans.held_plans(viewer, page.person, today) if page.has("plan_copy") else []
    with_plan = {each.case_key for each in glances}
    without = [
        case for case in page.cases if case.state in OPEN and case.key not in with_plan and may_write_plan(viewer, case)
    ]
    if not glances and not held and not without:
        return None
    context = {
        "glances": [(each, each.late(today)) for each in glances],
        "held": held,
        "without": without,
        "first_name": first_name(page.person),
        "today": today,
    }
    steps = (*(step for each in glances for step in _steps(each, today)), *_answers(page.person.key, held))
    return Part("plans/person_part.html", context, steps, tuple(event for each in glances for event in _events(each)))


def _steps(glance: plans.PlanGlance, today: date) -> Iterator[Step]:
    for action in glance.late(today):
        url = reverse("plans:report", args=[glance.case_key, action.pk])
        words = _("%(who)s: %(what)s") % {"who": who(action), "what": action.what}
        yield Step(words, action.due, url, _("Note it"))
    review = glance.next_review
    if review and review <= today + SOON:
        yield Step(
            _("Look at the plan together"), review, reverse("plans:review", args=[glance.case_key]), _("Note it")
        )
    if not glance.version.is_agreed:
        yield Step(_("The plan is a draft"), None, reverse("plans:show", args=[glance.case_key]), _("Go on writing"))


def _answers(key: str, held: list[Any]) -> Iterator[Step]:
    """Ask for an answer to the latest version of each plan that others handed over."""
    latest: dict[int, Any] = {}
    for copy in held:
        latest.setdefault(copy.version.plan_id, copy)
    for copy in latest.values():
        if not copy.is_answered:
            words = _("The plan from %(name)s is not answered") % {"name": copy.disclosure.sender.name}
            yield Step(words, None, reverse("plans:held", args=[key, copy.disclosure.key]), _("Read the plan"))


def _events(glance: plans.PlanGlance) -> Iterator[Event]:
    for version in glance.agreed:
        yield Event(version.agreed_on, _("Plan, version %(number)s") % {"number": version.number}, _("Agreed"))

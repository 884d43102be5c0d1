"""The rows that an act on a plan works with, locked until it is done, and the day that it is about."""

from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import NotYet
from stegvis.apps.people.policies import today

from ...models import Plan, PlanVersion


def locked_plan(plan: Plan) -> Plan:
    rows = Plan.objects.select_for_update(of=("self",)).select_related("case__person", "case__project", "case__owner")
    return rows.get(pk=plan.pk)


def locked_version(version: PlanVersion) -> PlanVersion:
    """Return the version as it is now. Its plan is locked first: whoever writes in one takes turns."""
    plan = locked_plan(version.plan)
    found = PlanVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    found.plan = plan
    return found


def happened(on: date) -> date:
    """Return the day of what was agreed, signed, done or said. Raises NotYet for a day to come."""
    if on > today():
        raise NotYet
    return on


def noted(act: str, version: PlanVersion, by: Viewer) -> None:
    log.record(act, target=version, person_key=version.plan.case.person.key, by=by)

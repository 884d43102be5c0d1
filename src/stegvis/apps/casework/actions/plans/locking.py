"""The rows that an act on a plan works with, locked until it is done."""

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer

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


def noted(act: str, version: PlanVersion, by: Viewer) -> None:
    log.record(act, target=version, person_key=version.plan.case.person.key, by=by)

"""Where the rows of files go: tells `intake` what the case work makes of them."""

from collections.abc import Mapping

import polars as pl

from stegvis.apps.access.verdicts import Verdict
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.intake.destinations import register
from stegvis.apps.intake.models import Batch
from stegvis.apps.jobs.handlers import Work
from stegvis.apps.people.policies import today
from stegvis.apps.projects.models import Project
from stegvis.core.intake import Kind, Known, Reading

from . import policies
from .actions.imports import Plan, apply_reading, discard_batch, plan_of

Rows = Mapping[str, pl.DataFrame]


class CaseworkRows:
    """The destination of files; see `intake.destinations.Destination`."""

    def may_import(self, viewer: Viewer, project_key: str) -> Verdict:
        return policies.may_import(viewer, Project.objects.get(key=project_key))

    def known(self, viewer: Viewer, project_key: str) -> Known:
        """Return the own participants' numbers, and the names that `viewer` may read."""
        sight = policies.CaseSight(viewer, today())
        cases = sight.rows.filter(project__key=project_key).values("person")
        people = sight.people.rows.filter(pk__in=cases, number__isnull=False)
        people = list(people.only("number", "given_name", "family_name", "protection"))
        names = {person.number: person.name for person in people if person.name and not sight.people.masks(person)}
        return Known(frozenset(person.number for person in people), names)

    def preview(self, batch: Batch, rows: Rows, viewer: Viewer) -> dict[str, int]:
        return _numbers(self._plan(batch, rows))

    def apply(self, batch: Batch, rows: Rows, work: Work) -> dict[str, int]:
        plan = apply_reading(
            reading=_reading(batch, rows),
            batch=batch.pk,
            project=Project.objects.get(key=batch.project_key),
            as_of=batch.as_of,
            by=work.viewer,
            replaces=batch.replaces_id,
            progress=work.advance,
        )
        return _numbers(plan)

    def discard(self, batch: Batch) -> None:
        discard_batch(batch=batch.pk, owner_id=batch.organisation_id)

    def _plan(self, batch: Batch, rows: Rows) -> Plan:
        return plan_of(
            _reading(batch, rows),
            project=Project.objects.get(key=batch.project_key),
            owner_id=batch.organisation_id,
            as_of=batch.as_of,
            replaces=batch.replaces_id,
        )


def _reading(batch: Batch, rows: Rows) -> Reading:
    return Reading(kind=Kind(batch.kind), file=batch.file_name, sha256=batch.sha256, rows=rows, findings=())


def _numbers(plan: Plan) -> dict[str, int]:
    """Return how many rows are new and how many change what is there."""
    return {
        "new_persons": sum(each.known is None for each in plan.persons),
        "new_cases": sum(each.known is None for each in plan.cases),
        "changed_cases": sum(each.known is not None and each.values is not None for each in plan.cases),
        "exits": sum(each.exit_changes for each in plan.cases),
        "facts": len(plan.facts),
        "followups": len(plan.followups),
        "payments": len(plan.payments),
    }


register(CaseworkRows())

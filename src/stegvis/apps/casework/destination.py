"""Case work is where the rows of received files go: who is known, what would change, and the change itself."""

from collections.abc import Collection

from stegvis.apps.access.verdicts import NotVisible, Verdict, refuse
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.intake.destinations import Rows, Settle, register
from stegvis.apps.intake.models import Batch
from stegvis.apps.intake.queries import rows_of, without_names
from stegvis.apps.jobs.handlers import Work
from stegvis.apps.people.models import HiddenBatch, Person, is_shown, scoped
from stegvis.apps.people.models.person import PROTECTED
from stegvis.apps.people.policies import today
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import project_clause
from stegvis.core.intake import Kind, Known, Reading, difference

from . import policies
from .actions.imports import Plan, apply_reading, discard_batch, plan_of
from .models import Case
from .models.cases import VALUES


class CaseworkRows:
    """The destination of all files; see `intake.destinations.Destination`."""

    def may_import(self, viewer: Viewer, project_key: str) -> Verdict:
        project = Project.objects.filter(project_clause(viewer, today()), key=project_key).first()
        return policies.may_import(viewer, project) if project else refuse(refusal=NotVisible)

    def known(self, viewer: Viewer, project_key: str) -> Known:
        """Return the own participants in the project: their numbers, which only the machine compares, and the names
        that the viewer may read.
        """
        sight = policies.CaseSight(viewer, today()).people
        cases = Case.objects.filter(is_shown(), owner=viewer.organisation_id, project__key=project_key)
        people = Person.objects.filter(is_shown(), pk__in=cases.values("person"), number__isnull=False)
        people = list(people.only("number", "given_name", "family_name", "protection"))
        names = {person.number: person.name for person in people if person.name and not sight.masks(person)}
        return Known(frozenset(person.number for person in people), names)

    def hides(self, viewer: Viewer, numbers: Collection[str]) -> bool:
        if policies.CaseSight(viewer, today()).people.names_protected:
            return False
        wanted = [scoped(viewer.organisation_id or 0, number) for number in numbers]
        protected = Person.objects.filter(owner=viewer.organisation_id, protection__in=PROTECTED)
        return protected.filter(number_lookup__in=wanted).exists()

    def preview(self, batch: Batch, rows: Rows, viewer: Viewer) -> dict[str, int]:
        plan = plan_of(
            _reading(batch, rows),
            project=_project(batch),
            owner_id=batch.organisation_id,
            as_of=batch.as_of,
            replaces=batch.replaces_id,
        )
        return {**_counts(plan), **_against_earlier(batch, rows)}

    def apply(self, batch: Batch, rows: Rows, work: Work, settle: Settle) -> None:
        apply_reading(
            reading=_reading(batch, rows),
            batch=batch.pk,
            project=_project(batch),
            as_of=batch.as_of,
            by=work.viewer,
            replaces=batch.replaces_id,
            progress=work.advance,
            finish=lambda _plan: settle(),
        )

    def discard(self, batch: Batch) -> None:
        discard_batch(batch=batch.pk, owner_id=batch.organisation_id)


def _project(batch: Batch) -> Project:
    return Project.objects.get(key=batch.project_key)


def _reading(batch: Batch, rows: Rows) -> Reading:
    return Reading(kind=Kind(batch.kind), file=batch.file_name, sha256=batch.sha256, rows=rows, findings=())


def _counts(plan: Plan) -> dict[str, int]:
    """Return in numbers what a plan changes of what is seen now."""
    hidden = set(HiddenBatch.objects.filter(owner=plan.owner_id).values_list("batch", flat=True))
    seen = [each for each in plan.cases if each.known is not None and each.known.batch not in hidden]
    changed = [each for each in seen if each.values is not None and each.values != _values(each.known)]
    exits = sum(
        bool(each.values and each.values["exited_on"]) and not (each.known and each.known.exited_on)
        for each in plan.cases
    )
    return {
        "new": len(plan.cases) - len(seen),
        "changed": len(changed),
        "unchanged": len(seen) - len(changed),
        "exits": exits,
        "facts": len(plan.facts),
        "followups": len(plan.followups),
        "payments": len(plan.payments),
        "households": len({each.household_key for each in plan.payments}),
        "changes": plan.rows,
    }


def _values(case: Case | None) -> dict[str, object]:
    return {name: getattr(case, name) for name in VALUES}


def _against_earlier(batch: Batch, rows: Rows) -> dict[str, int]:
    """Return in numbers what the file says otherwise than the one that it corrects."""
    if batch.replaces is None:
        return {}
    found = difference(without_names(rows_of(batch.replaces)), without_names(dict(rows)))
    return {
        "rows_added": len(found.added),
        "rows_changed": len(found.changed),
        "rows_removed": len(found.removed),
        "left_out": sum(record == "participants" for record, _row in found.removed),
        "changes": len(found.added) + len(found.changed) + len(found.removed),
    }


register(CaseworkRows())

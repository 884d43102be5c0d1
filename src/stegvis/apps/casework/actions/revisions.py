"""Saving a case: its values, a revision of them, and the sign that a person has worked with the row."""

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.projects.saving import save

from ..models import Case, CaseRevision
from ..models.cases import VALUES
from .telling import tell_of


def locked(case: Case) -> Case:
    """Return the case as it is now, locked until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("person", "project", "owner")
    return rows.get(pk=case.pk)


def save_case(case: Case, *, by: Viewer, why: str | None = None) -> None:
    """Save by hand: from now on the case stays although a later file may leave it out. Raises DoesNotFit."""
    case.batch = None
    save(case, by=by)
    values = {name: getattr(case, name) for name in (*VALUES, "exit_note")}
    CaseRevision.objects.create(case=case, recorded_by_id=by.user_id, why=why, **values)
    keep(case.person)
    tell_of([case], by=by)

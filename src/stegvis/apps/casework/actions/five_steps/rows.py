"""What the acts of the five steps have in common: whose the row is, who may write, and what is recorded."""

from typing import Any, TypeVar

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import save

from ...models import Kept, MissingSkill
from ...policies import may_record_fact
from ..facts import AlreadyCorrected
from ..keeping import locked_row, refuse_without, replaced, withdrawn

K = TypeVar("K", bound=Kept)


def owned_by(row: Any) -> Person:
    """Return whom a row is about: what is missing hangs on an occupation of hers."""
    return row.occupation.person if isinstance(row, MissingSkill) else row.person


def said(values: dict[str, Any], *optional: str) -> dict[str, Any]:
    """Return the values with empty texts as unknown."""
    return {name: (value or None) if name in optional else value for name, value in values.items()}


def row_added(row: K, act: str, by: Viewer) -> K:
    person = owned_by(row)
    may_record_fact(by, person).or_refuse()
    row.recorded_by_id = by.user_id
    save(row, by=by)
    keep(person)
    log.record(act, target=row, person_key=person.key, by=by)
    return row


def locked_for(row: K, by: Viewer) -> K:
    """Return the row locked, if the viewer writes about whom it is about and it counts. Raises AlreadyCorrected."""
    found = locked_row(row, *(("occupation__person",) if isinstance(row, MissingSkill) else ("person",)))
    may_record_fact(by, owned_by(found)).or_refuse()
    if found.withdrawn_at:
        raise AlreadyCorrected
    return found


def row_corrected(row: K, act: str, why: str, by: Viewer, changes: dict[str, Any]) -> tuple[K, K]:
    """Put a corrected row in the place of the old one, which stays with who and why. Return the old and the new."""
    old = locked_for(row, by)
    refuse_without(why)
    new = replaced(old, why=why, by=by, **changes)
    log.record(act, target=new, person_key=owned_by(old).key, by=by, fields=sorted(changes))
    return old, new


def row_withdrawn(row: K, act: str, why: str, by: Viewer) -> K:
    found = locked_for(row, by)
    refuse_without(why)
    withdrawn(found, why=why, by=by)
    log.record(act, target=found, person_key=owned_by(found).key, by=by)
    return found

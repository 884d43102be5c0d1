"""Work that the person has had before."""

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import change, save

from ..models import HeldOccupation
from ..policies import may_record_fact
from .keeping import locked_row, refuse_without, replaced, withdrawn

FIELDS = frozenset({"title", "ssyk", "country", "from_year", "until_year"})


@act
def record_held_occupation(*, person: Person, by: Viewer, **values: object) -> HeldOccupation:
    """Record work that the person has had: `title` in her words; SSYK group, country and years where they are known."""
    may_record_fact(by, person).or_refuse()
    held = HeldOccupation(person=person, recorded_by_id=by.user_id)
    change(held, values, among=FIELDS)
    save(held, by=by)
    keep(person)
    log.record("work_history.recorded", target=held, person_key=person.key, by=by)
    return held


@act
def correct_held_occupation(*, held: HeldOccupation, why: str, by: Viewer, **changes: object) -> HeldOccupation:
    """Put a corrected row in the place of the old one, which stays with who and why."""
    old = locked_row(held, "person")
    may_record_fact(by, old.person).or_refuse()
    refuse_without(why)
    new = replaced(old, why=why, by=by, **changes)
    log.record("work_history.corrected", target=new, person_key=old.person.key, by=by)
    return new


@act
def withdraw_held_occupation(*, held: HeldOccupation, why: str, by: Viewer) -> HeldOccupation:
    """Say that the person never had this work."""
    old = locked_row(held, "person")
    may_record_fact(by, old.person).or_refuse()
    refuse_without(why)
    withdrawn(old, why=why, by=by)
    log.record("work_history.withdrawn", target=old, person_key=old.person.key, by=by)
    return old

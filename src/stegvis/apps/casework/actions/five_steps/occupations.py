"""Occupations that are possible for the person."""

from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person

from ...models import MissingSkill, PossibleOccupation
from .rows import row_added, row_corrected, row_withdrawn, said


@act
def add_possible_occupation(
    *, person: Person, title: str, ssyk: str, by: Viewer, reason: str = ""
) -> PossibleOccupation:
    """Note work that the person could have: `title` in her words, its unit group, and why it would do."""
    row = PossibleOccupation(person=person, title=title, ssyk=ssyk, reason=reason or None)
    return row_added(row, "possible_occupation.added", by)


@act
def correct_possible_occupation(
    *, occupation: PossibleOccupation, why: str, by: Viewer, **changes: object
) -> PossibleOccupation:
    """Put a corrected occupation in the place of the old one; what is missing for it follows."""
    old, new = row_corrected(occupation, "possible_occupation.corrected", why, by, said(changes, "reason"))
    MissingSkill.objects.filter(occupation=old).update(occupation=new)
    return new


@act
def withdraw_possible_occupation(*, occupation: PossibleOccupation, why: str, by: Viewer) -> PossibleOccupation:
    """Say that an occupation is no longer thought of. What was missing for it is no longer shown."""
    return row_withdrawn(occupation, "possible_occupation.withdrawn", why, by)

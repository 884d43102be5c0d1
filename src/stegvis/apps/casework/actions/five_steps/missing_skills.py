"""What the person lacks for an occupation: noted, corrected, gained."""

from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ...models import MissingSkill, PossibleOccupation
from ..facts import AlreadyCorrected
from ..plans.locking import happened
from .rows import locked_for, owned_by, row_added, row_corrected, row_withdrawn, said

OPTIONAL = ("how", "who", "due", "gained_on")


@act
def add_missing_skill(*, occupation: PossibleOccupation, by: Viewer, **values: object) -> MissingSkill:
    """Note `what` is missing, `how` it can be gained, `who` sees to it and when it is `due`."""
    standing = PossibleOccupation.objects.that_count().select_for_update(of=("self",)).filter(pk=occupation.pk).first()
    if standing is None:
        raise NotVisible
    standing.person = occupation.person
    return row_added(MissingSkill(occupation=standing, **said(values, *OPTIONAL)), "missing_skill.added", by)


@act
def gain_skill(*, skill: MissingSkill, on: date, by: Viewer) -> MissingSkill:
    """Note that the person has gained what was missing. Raises AlreadyCorrected when that is noted, NotYet."""
    found = locked_for(skill, by)
    if found.gained_on:
        raise AlreadyCorrected
    found.gained_on = happened(on)
    save(found, by=by)
    log.record("missing_skill.gained", target=found, person_key=owned_by(found).key, by=by)
    return found


@act
def correct_missing_skill(*, skill: MissingSkill, why: str, by: Viewer, **changes: object) -> MissingSkill:
    _old, new = row_corrected(skill, "missing_skill.corrected", why, by, said(changes, *OPTIONAL))
    return new


@act
def withdraw_missing_skill(*, skill: MissingSkill, why: str, by: Viewer) -> MissingSkill:
    return row_withdrawn(skill, "missing_skill.withdrawn", why, by)

"""What somebody judges about a person: recorded on a day, corrected and taken back like a dated fact."""

from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import save

from ..models import Attestation
from ..policies import may_record_fact
from .facts import copied, withdraw


@act
def attest(
    *, person: Person, about: str, says: str, basis: str, on: date, by: Viewer, note: str | None = None
) -> Attestation:
    """Record what `by` judges about a person on a day, and what it rests on. An earlier day's judgement stays."""
    may_record_fact(by, person).or_refuse()
    row = Attestation(
        person=person, about=about, says=says, basis=basis, on=on, note=note or None, recorded_by_id=by.user_id
    )
    save(row, by=by)
    keep(person)
    log.record("attestation.recorded", target=row, person_key=person.key, by=by, fields=[about])
    return row


@act
def correct_attestation(*, attestation: Attestation, why: str, by: Viewer, **changes: object) -> Attestation:
    """Put a judgement in the place of one that was wrong from the start; the old one stays, with who and why."""
    old = _locked(attestation)
    may_record_fact(by, old.person).or_refuse()
    withdraw(old, why, by)
    new = Attestation(**copied(old), recorded_by_id=by.user_id, replaces=old)
    for name, value in changes.items():
        setattr(new, name, value)
    save(new, by=by)
    log.record("attestation.corrected", target=new, person_key=old.person.key, by=by, fields=[old.about, *changes])
    return new


@act
def withdraw_attestation(*, attestation: Attestation, why: str, by: Viewer) -> Attestation:
    """Say that a judgement should never have been recorded. The row stays, with who and why, and counts nowhere."""
    row = _locked(attestation)
    may_record_fact(by, row.person).or_refuse()
    withdraw(row, why, by)
    log.record("attestation.withdrawn", target=row, person_key=row.person.key, by=by, fields=[row.about])
    return row


def _locked(attestation: Attestation) -> Attestation:
    row = Attestation.objects.select_for_update(of=("self",)).select_related("person").filter(pk=attestation.pk).first()
    if row is None:
        raise NotVisible
    return row

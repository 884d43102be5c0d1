"""What a referral rests on, and what of it goes over: within an act that has asked whether its viewer may refer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ..models import CONSENT, Consent, Disclosure, Ground, Person
from ..policies import STATE, now, rule_reaches, today
from .copying import copied
from .grounds import CiteTheLaw, Line, NotYet, end_ground, write_ground

PURPOSE, REASON, IDENTITY = "referral", "reason", "identity"


@dataclass(frozen=True)
class Basis:
    """What lets somebody be referred: her consent and how it was given, or a provision with its paragraph."""

    rule: str
    since: date
    form: str = Consent.Form.SPOKEN
    language: str = "sv"
    interpreter: str = Consent.Interpreter.NONE
    cites: str = ""


def ground_of_referral(person: Person, receiver: Organisation, basis: Basis, by: Viewer) -> Ground:
    """Record that identity and reason may go to `receiver`, and the state alone back.

    Raises NotYet for a day to come, CiteTheLaw, and RuleDoesNotReach for the general clause.
    """
    if basis.since > today():
        raise NotYet
    cites = basis.rule in codebook.secrecy_rules.flagged("cites")
    if cites and not basis.cites.strip():
        raise CiteTheLaw
    rule_reaches(basis.rule, person.owner).or_refuse()
    there = [Line(person.owner, receiver, kind) for kind in (IDENTITY, REASON)]
    ground = Ground(
        person=person, rule=basis.rule, cites=basis.cites if cites else "", purpose=PURPOSE, since=basis.since
    )
    write_ground(ground, [*there, Line(receiver, person.owner, STATE)], now(), by)
    if basis.rule == CONSENT:
        taken = Consent(ground=ground, form=basis.form, language=basis.language, interpreter=basis.interpreter)
        taken.taken_by_id = by.user_id
        save(taken, by=by)
    act = "consent.recorded" if basis.rule == CONSENT else "ground.recorded"
    log.record(act, target=ground, person_key=person.key, by=by, fields=(IDENTITY, REASON, STATE))
    return ground


def copy_of_referral(
    person: Person, receiver: Organisation, *, chosen: Collection[str], texts: Mapping[str, str], by: Viewer
) -> Disclosure:
    """Make the copy that goes with a referral, on a ground for it in force right now. Raises NoGround."""
    return copied(person, receiver, PURPOSE, by=by, chosen=chosen, texts=texts)


def end_ground_of_referral(ground: Ground, note: str | None, by: Viewer) -> None:
    """Withdraw the ground of a referral that was taken back, unless that has been done."""
    if ground.withdrawn_at is None:
        end_ground(ground, None, note, by)

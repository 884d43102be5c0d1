"""What the receiver does with a referral: open, take up, decline, ask, reopen."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import NothingToHandOver, enter_person, file_received, identity_of
from stegvis.apps.people.models import Person, is_shown, scoped
from stegvis.apps.people.policies import OnlyWithTheRight, Sight, today
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ..models import Case, Referral, ReferralEvent, SentReferral
from ..policies import may_take_part
from ..referral_policies import may_open_received, may_reopen_referral, may_settle
from ..states import OPEN, State, move
from ..ways_in import way_in_from
from .cases import begin
from .facts import NeedsReason
from .referring import locked
from .revisions import save_case
from .telling import note, tell

What, Stage = ReferralEvent.What, SentReferral.Stage


@act
def open_referral(*, referral: SentReferral, by: Viewer) -> SentReferral:
    """Note that a referral is read, the first time with its instant: from then on it is no longer unopened."""
    referral = locked(referral)
    may_open_received(by, referral).or_refuse()
    if referral.opened_at is None:
        referral.opened_at = note(referral, What.OPENED, referral.receiver_id, by=by).at
        referral.save(update_fields=["opened_at"])
    log.record("referral.read", target=referral, by=by, fields=("identity", "reason"))
    return referral


@act
def take_referral(*, referral: SentReferral, on: date, by: Viewer) -> Case:
    """Take it up for mapping: the copy is filed with the own organisation's person, and she has a case.

    A person whom the own organisation already has by this number is taken, and a case that she already has open in
    the project goes on. The sender is told the same in every instance. Raises NotVisible, AlreadySettled, NotAParty,
    NoRetentionRule or OnlyWithTheRight.
    """
    referral = locked(referral)
    may_settle(by, referral).or_refuse()
    may_take_part(by, referral.project, on).or_refuse()
    person = _person_of(referral, by)
    file_received(referral.disclosure, person, by)
    for answer in referral.events.filter(disclosure__isnull=False).select_related("disclosure"):
        file_received(answer.disclosure, person, by)
    case = _open_case(referral, person) or _begin(referral, person, on, by)
    event = note(referral, What.TAKEN, referral.receiver_id, by=by)
    referral.stage, referral.settled_at, referral.case = Stage.TAKEN, event.at, case
    referral.opened_at = referral.opened_at or event.at
    referral.save(update_fields=["stage", "settled_at", "case", "opened_at"])
    tell(referral, "mapping", by=by)
    log.record("referral.taken", target=referral, person_key=person.key, by=by)
    return case


@act
def decline_referral(*, referral: SentReferral, decision: str, by: Viewer, why: str | None = None) -> SentReferral:
    """Answer with a no and its reason; no person and no case come of it. `why` stays with the receiver."""
    referral = locked(referral)
    may_settle(by, referral).or_refuse()
    if decision not in codebook.referral_decisions.flagged("declined"):
        raise NeedsReason
    event = note(referral, What.DECLINED, referral.receiver_id, by=by, decision=decision, text=why or None)
    referral.stage, referral.settled_at, referral.decision = Stage.DECLINED, event.at, decision
    referral.save(update_fields=["stage", "settled_at", "decision"])
    tell(referral, "declined", by=by, decision=decision)
    log.record("referral.declined", target=referral, by=by)
    return referral


@act
def ask_sender(*, referral: SentReferral, text: str, by: Viewer) -> SentReferral:
    """Return it with a question about the referral itself: the ground lets nothing of the person go back."""
    referral = locked(referral)
    may_settle(by, referral).or_refuse()
    if not text.strip():
        raise NeedsReason(_("Write what you ask."))
    note(referral, What.QUESTION, referral.receiver_id, by=by, text=text)
    referral.stage = Stage.QUESTION
    referral.save(update_fields=["stage"])
    log.record("referral.asked", target=referral, by=by)
    return referral


@act
def reopen_referral(*, referral: SentReferral, why: str, by: Viewer) -> SentReferral:
    """Let a referral that was declined, or taken back after it had been read, wait again. Raises NeedsReason.

    The sender is told so only where the ground still holds.
    """
    referral = locked(referral)
    may_reopen_referral(by, referral).or_refuse()
    if not why.strip():
        raise NeedsReason
    note(referral, What.REOPENED, referral.receiver_id, by=by, text=why)
    referral.stage, referral.settled_at, referral.decision = Stage.SENT, None, None
    save(referral, by=by)
    tell(referral, "received", by=by)
    log.record("referral.reopened", target=referral, by=by)
    return referral


def _person_of(referral: SentReferral, by: Viewer) -> Person:
    """Return the own organisation's person whom the copy is about: already filed, known by the number, or new."""
    if hasattr(referral.disclosure, "reception"):
        return referral.disclosure.reception.person
    who: dict[str, Any] = identity_of(referral.disclosure)
    number = who.pop("number")
    if number is None and not who.get("given_name"):
        raise NothingToHandOver(_("The copy does not say who the person is. Ask the sender."))
    known = None
    if number is not None:
        lookup = scoped(by.organisation_id or 0, number.number)
        known = Person.objects.filter(is_shown(), owner=by.organisation_id, number_lookup=lookup).first()
    if known is None:
        return enter_person(number=number, by=by, **who)
    allow_if(not Sight(by, today()).masks(known), refusal=OnlyWithTheRight).or_refuse()
    return known


def _open_case(referral: SentReferral, person: Person) -> Case | None:
    rows = Case.objects.filter(is_shown(), owner=person.owner_id, person=person, project=referral.project)
    return rows.filter(state__in=OPEN).first()


def _begin(referral: SentReferral, person: Person, on: date, by: Viewer) -> Case:
    case = begin(
        Case(person=person, project=referral.project),
        state=State.REFERRED,
        on=on,
        referred_on=referral.referred_on,
        way_in=way_in_from(referral.sender),
        unit=referral.unit,
        by=by,
    )
    Referral.objects.filter(case=case).update(sender=referral.sender)
    case.state = move(case.state, State.MAPPING)
    save_case(case, by=by)
    log.record("case.mapping", target=case, person_key=person.key, by=by)
    return case

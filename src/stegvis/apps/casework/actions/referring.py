"""Referring a person to another organisation: the sender's side."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, Unit
from stegvis.apps.access.verdicts import Refused, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people import names
from stegvis.apps.people.actions import (
    Basis,
    copy_of_referral,
    end_ground_of_referral,
    enter_person,
    ground_of_referral,
)
from stegvis.apps.people.contents import who_it_is
from stegvis.apps.people.models import Person, is_shown, scoped
from stegvis.apps.people.policies import OnlyWithTheRight, Sight, today
from stegvis.apps.projects.models import Project
from stegvis.core.personal_numbers import PersonalNumber

from ..models import WAITING, ReferralEvent, SentReferral
from ..referral_policies import (
    may_answer_question,
    may_refer_person,
    may_refer_protected,
    may_refer_to,
    may_withdraw_referral,
)
from .facts import NeedsReason
from .plans.locking import happened
from .telling import note, tell

What, Stage = ReferralEvent.What, SentReferral.Stage


class AlreadyReferred(Refused):
    default = _("The person is already referred there, and it waits.")


class SaidYesLater(Refused):
    default = _("The person said yes after the day of the referral. Change one of the two days.")


class NumberOfAnother(Refused):
    default = _("Somebody else in your organisation has this number. Check number and name.")


@dataclass(frozen=True)
class Entered:
    """A person as she was written on the page: one whom the own organisation may or may not know."""

    number: PersonalNumber
    given_name: str
    family_name: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class To:
    """Where a referral goes."""

    project: Project
    receiver: Organisation
    unit: Unit | None = None


@act
def refer(
    *,
    to: To,
    who: Person | Entered,
    basis: Basis,
    reason: str,
    by: Viewer,
    on: date | None = None,
    wishes: str = "",
) -> SentReferral:
    """Refer somebody: ground, copy and place in the receiver's inbox, or nothing at all.

    `who` is one of the own persons, or somebody who is entered; then she becomes a person of the own organisation.
    `on` is the day of the referral, today unless it was made earlier, on paper say: then both took part already and
    the ground held. Raises NotAllowed, NotVisible, NotAParty, NotAReceiver, AlreadyReferred, NumberOfAnother,
    NeedsReason, NotYet, SaidYesLater, CiteTheLaw or RuleDoesNotReach.
    """
    day = happened(on or today())
    for each in {day, today()}:
        may_refer_to(by, to.project, to.receiver, to.unit, each).or_refuse()
    if day < basis.since <= today():
        raise SaidYesLater
    person, chosen = _own(who, by) if isinstance(who, Person) else _entered(who, by)
    return send(to, person, basis=basis, reason=reason, wishes=wishes, chosen=chosen, on=day, by=by)


def send(
    to: To,
    person: Person,
    *,
    basis: Basis,
    reason: str,
    chosen: list[str],
    on: date,
    by: Viewer,
    wishes: str = "",
    kind: str = SentReferral.Kind.REFERRAL,
) -> SentReferral:
    """Note the ground, make the copy and put it in the inbox, once somebody has been found allowed to."""
    if not reason.strip():
        raise NeedsReason
    person = _whom_to_refer(to, person, by)
    ground = ground_of_referral(person, to.receiver, basis, by)
    texts = {"reason": reason, "identity": wishes}
    copy = copy_of_referral(person, to.receiver, chosen=chosen, texts=texts, by=by)
    referral = SentReferral(kind=kind, person=person, ground=ground, disclosure=copy, referred_on=on)
    _put_in_the_inbox(referral, to, by)
    log.record("referral.sent", target=referral, person_key=person.key, by=by)
    return referral


def _whom_to_refer(to: To, person: Person, by: Viewer) -> Person:
    """Return the person, locked: two browsers at once take turns. Raises when she is not to be sent there now."""
    person = Person.objects.select_for_update(of=("self",)).select_related("owner").get(pk=person.pk)
    if person.is_protected:
        may_refer_protected(by, to.receiver, today()).or_refuse()
    _refuse_second(to, person)
    return person


def _put_in_the_inbox(referral: SentReferral, to: To, by: Viewer) -> None:
    referral.project, referral.receiver, referral.unit = to.project, to.receiver, to.unit
    referral.sender, referral.sent_by_id = referral.person.owner, by.user_id
    referral.sent_at = referral.disclosure.at
    _insert(referral)
    note(referral, What.SENT, referral.sender_id, by=by)
    tell(referral, "received", by=by)


@act
def withdraw_referral(*, referral: SentReferral, by: Viewer, why: str | None = None) -> SentReferral:
    """Take a referral back while it waits. Its ground ends with it, and nothing more is told.

    Raises NotVisible, TakenUp or AlreadySettled.
    """
    referral = locked(referral)
    may_withdraw_referral(by, referral).or_refuse()
    event = note(referral, What.WITHDRAWN, referral.sender_id, by=by, text=why or None)
    referral.stage, referral.settled_at = Stage.WITHDRAWN, event.at
    referral.save(update_fields=["stage", "settled_at"])
    end_ground_of_referral(referral.ground, why or None, by)
    log.record("referral.withdrawn", target=referral, person_key=referral.person.key, by=by)
    return referral


@act
def answer_question(*, referral: SentReferral, text: str, by: Viewer) -> SentReferral:
    """Answer what the receiver asked: a copy more, on the same ground. Raises NothingAsked, NeedsReason, NoGround."""
    referral = locked(referral)
    may_answer_question(by, referral).or_refuse()
    if not text.strip():
        raise NeedsReason(_("Write an answer."))
    copy = copy_of_referral(
        referral.person, referral.receiver, chosen=least(referral.person), texts={"reason": text}, by=by
    )
    note(referral, What.ANSWER, referral.sender_id, by=by, text=text, disclosure=copy)
    referral.stage = Stage.SENT
    referral.save(update_fields=["stage"])
    log.record("referral.answered", target=referral, person_key=referral.person.key, by=by)
    return referral


def locked(referral: SentReferral) -> SentReferral:
    """Return the referral as it is now, locked until the transaction ends."""
    rows = SentReferral.objects.select_for_update(of=("self",))
    related = ("person__owner", "receiver", "sender", "ground", "disclosure", "project", "unit")
    return rows.select_related(*related).get(pk=referral.pk)


def whole(person: Person) -> list[str]:
    """Return the entries that say who the person is and how she is reached."""
    return [entry.id for entry in who_it_is(person)]


def least(person: Person) -> list[str]:
    """Return the entries that say who the person is and nothing more."""
    return [entry for entry in whole(person) if entry in ("person:number", "person:name")]


def _own(person: Person, by: Viewer) -> tuple[Person, list[str]]:
    may_refer_person(by, person).or_refuse()
    return person, whole(person)


def _entered(who: Entered, by: Viewer) -> tuple[Person, list[str]]:
    """Return who has this number, new or known; of one whom the viewer may not open number and name alone go."""
    known = Person.objects.filter(
        is_shown(), owner=by.organisation_id, number_lookup=scoped(by.organisation_id or 0, who.number.number)
    ).first()
    if known is None:
        named = {"given_name": who.given_name, "family_name": who.family_name}
        person = enter_person(number=who.number, by=by, **named, **who.details)
        return person, whole(person)
    sight = Sight(by, today())
    allow_if(not sight.masks(known), refusal=OnlyWithTheRight).or_refuse()
    if not names.fits((known.given_name, known.family_name), who.family_name):
        raise NumberOfAnother
    return known, whole(known) if sight.works_with(known) else least(known)


def _refuse_second(to: To, person: Person) -> None:
    waiting = SentReferral.objects.filter(project=to.project, person=person, receiver=to.receiver, stage__in=WAITING)
    if waiting.exists():
        raise AlreadyReferred


def _insert(referral: SentReferral) -> None:
    """Save it; the database refuses a second one that waits, should two have come this far at once."""
    try:
        with transaction.atomic():
            referral.save(force_insert=True)
    except IntegrityError:
        raise AlreadyReferred from None

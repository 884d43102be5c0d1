"""Grounds are recorded, told of and withdrawn; never changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ..models import CONSENT, Consent, Document, Ground, GroundHolding, GroundLine, Person
from ..policies import (
    ReceiverLeaves,
    may_narrow,
    may_record_ground,
    may_record_provision,
    may_withdraw,
    now,
    rule_reaches,
)


class NothingAgreed(Refused):
    default = _("Choose at least one receiver and one kind of information.")


class NotYet(Refused):
    default = _("That can't lie in the future.")


class AlreadyWithdrawn(Refused):
    default = _("This has been withdrawn already.")


class CiteTheLaw(Refused):
    default = _("Write which law and paragraph the duty follows from.")


class NotAProvision(Refused):
    default = _("Choose the provision that it rests on.")


class FormOfSomebodyElse(Refused):
    default = _("The document belongs to another person.")


@dataclass(frozen=True)
class Line:
    """One box as somebody ticked it."""

    sender: Organisation
    receiver: Organisation
    kind: str
    given: bool = True


@act
def record_consent(
    *,
    person: Person,
    purpose: str,
    lines: Sequence[Line],
    since: date,
    until: date | None,
    form: str,
    language: str,
    by: Viewer,
    interpreter: str = Consent.Interpreter.NONE,
    given_at: datetime | None = None,
    document: Document | None = None,
    note: str | None = None,
) -> Ground:
    """Record what a person has agreed to, box by box; a no is recorded as well.

    Raises NothingAgreed without a box, NotYet when it is to have been given after now. A consent with only no in it
    stands as what it is: the person was asked and declined.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    may_record_ground(by, person).or_refuse()
    if document is not None and document.person_id != person.pk:
        raise FormOfSomebodyElse
    ground = Ground(person=person, rule=CONSENT, purpose=purpose, since=since, until=until, note=note)
    write_ground(ground, lines, given_at or now(), by)
    consent = Consent(ground=ground, form=form, language=language, interpreter=interpreter, document=document)
    consent.taken_by_id = by.user_id
    save(consent, by=by)
    log.record("consent.recorded", target=ground, person_key=person.key, by=by, fields=_kinds(lines))
    return ground


@act
def record_provision(
    *,
    person: Person,
    rule: str,
    purpose: str,
    receivers: Collection[Organisation],
    kinds: Collection[str],
    since: date,
    until: date | None,
    by: Viewer,
    cites: str = "",
    note: str | None = None,
) -> Ground:
    """Record that a provision of the law lets the own organisation hand over. Each judges its own secrecy only.

    Raises NotAProvision, CiteTheLaw where the rule refers to another law, RuleDoesNotReach for the general clause.
    """
    person = Person.objects.select_for_update().select_related("owner").get(pk=person.pk)
    may_record_provision(by, person).or_refuse()
    if rule == CONSENT:
        raise NotAProvision
    if rule in codebook.secrecy_rules.flagged("cites") and not cites.strip():
        raise CiteTheLaw
    rule_reaches(rule, person.owner).or_refuse()
    lines = [Line(person.owner, receiver, kind) for receiver in receivers for kind in kinds]
    ground = Ground(person=person, rule=rule, cites=cites, purpose=purpose, since=since, until=until, note=note)
    write_ground(ground, lines, now(), by)
    log.record("ground.recorded", target=ground, person_key=person.key, by=by, fields=_kinds(lines))
    return ground


@act
def withdraw_ground(*, ground: Ground, by: Viewer, at: datetime | None = None, note: str | None = None) -> Ground:
    """Withdraw a ground from `at` on, by default now: nothing more is handed over on it, what was stays received.

    Raises AlreadyWithdrawn, and NotYet for an instant to come. What was handed over between `at` and now is counted
    by `queries.handed_over_after`, since it should not have been.
    """
    return _withdraw(ground, at, note, by)


@act
def narrow_consent(*, ground: Ground, keep: Collection[int], by: Viewer, note: str | None = None) -> Ground:
    """Take back some boxes: the consent is withdrawn, and one with only the lines `keep` follows it.

    The person had said no to the rest in effect, so they stand as no in the new one.
    """
    may_narrow(by, ground).or_refuse()
    old = _withdraw(ground, None, note, by)
    lines = [Line(each.sender, each.receiver, each.kind, each.given and each.pk in keep) for each in _lines_of(old)]
    new = Ground(person=old.person, rule=old.rule, purpose=old.purpose, since=old.since, until=old.until)
    _write(new, lines, old.withdrawn_at, by)
    taken = old.consent
    save(
        Consent(ground=new, form=Consent.Form.SPOKEN, language=taken.language, taken_by_id=by.user_id),
        by=by,
    )
    GroundHolding.objects.bulk_create(
        GroundHolding(ground=new, person_id=each.person_id) for each in old.holdings.all()
    )
    old.followed_by = new
    save(old, by=by)
    log.record("consent.narrowed", target=new, person_key=new.person.key, by=by, fields=_kinds(lines))
    return new


def tell(person: Person, receiver: Person) -> None:
    """Let the receiver's organisation know of the consents about `person` in which it is named."""
    named = GroundLine.objects.filter(sender=receiver.owner_id) | GroundLine.objects.filter(receiver=receiver.owner_id)
    grounds = Ground.objects.filter(person=person, rule=CONSENT, pk__in=named.values("ground"))
    known = set(GroundHolding.objects.filter(person=receiver).values_list("ground", flat=True))
    GroundHolding.objects.bulk_create(
        GroundHolding(ground=each, person=receiver) for each in grounds if each.pk not in known
    )


def write_ground(ground: Ground, lines: Sequence[Line], given_at: datetime, by: Viewer) -> None:
    """Save a new ground with its boxes, once somebody has been found allowed to record it.

    Raises ReceiverLeaves where it names an organisation that is on its way out.
    """
    if any(each.sender.is_leaving or each.receiver.is_leaving for each in lines):
        raise ReceiverLeaves
    _write(ground, lines, given_at, by)


def _write(ground: Ground, lines: Sequence[Line], given_at: datetime, by: Viewer) -> None:
    if not lines:
        raise NothingAgreed
    if given_at > now():
        raise NotYet
    ground.given_at, ground.recorded_by_id = given_at, by.user_id
    save(ground, by=by)
    GroundLine.objects.bulk_create(
        GroundLine(ground=ground, sender=each.sender, receiver=each.receiver, kind=each.kind, given=each.given)
        for each in lines
    )


def _withdraw(ground: Ground, at: datetime | None, note: str | None, by: Viewer) -> Ground:
    may_withdraw(by, ground).or_refuse()
    return end_ground(ground, at, note, by)


def end_ground(ground: Ground, at: datetime | None, note: str | None, by: Viewer) -> Ground:
    """Withdraw a ground, once somebody has been found allowed to. Raises AlreadyWithdrawn and NotYet."""
    ground = Ground.objects.select_for_update().get(pk=ground.pk)
    if ground.withdrawn_at is not None:
        raise AlreadyWithdrawn
    if at is not None and at > now():
        raise NotYet
    ground.withdrawn_at, ground.withdrawn_by_id, ground.withdrawal_note = at or now(), by.user_id, note
    save(ground, by=by)
    log.record("ground.withdrawn", target=ground, person_key=ground.person.key, by=by)
    return ground


def _lines_of(ground: Ground) -> Sequence[GroundLine]:
    return list(ground.lines.select_related("sender", "receiver"))


def _kinds(lines: Sequence[Line]) -> list[str]:
    return [code for code in codebook.information_kinds.codes if any(each.kind == code for each in lines)]

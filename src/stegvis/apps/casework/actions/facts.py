from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import save

from ..models import FACTS, DatedFact, Livelihood, Occupation
from ..policies import may_record_fact


class AlreadyCorrected(Refused):
    default = _("Somebody has already corrected this. Look at the latest.")


class NeedsReason(Refused):
    default = _("Say why.")


@dataclass(frozen=True)
class LivelihoodNow:
    """A source of livelihood from a day on; `share` in per cent, None when not known."""

    code: str
    share: int | None = None


@dataclass(frozen=True)
class OccupationNow:
    """An occupation from a day on; `hours` a week, 40 is full time."""

    code: str
    hours: Decimal | None = None
    supported: bool | None = None


@act
def record_fact(
    *,
    kind: str,
    person: Person,
    on: date | None,
    by: Viewer,
    until: date | None = None,
    source: str = "own",
    **values: object,
) -> DatedFact:
    """Record that something holds for `person` from `on` (None: not known since when).

    `kind` is a name in FACTS, `values` its own columns. Where one holds at a time, the one before ends the day before.
    """
    may_record_fact(by, person).or_refuse()
    fact = FACTS[kind](person=person, on=on, until=until, source=source, recorded_by_id=by.user_id, **values)
    if fact.one_at_a_time and on:
        _end_before(fact)
    save(fact, by=by)
    keep(person)
    log.record("fact.recorded", target=fact, person_key=person.key, by=by, fields=[kind])
    return fact


@act
def end_fact(*, kind: str, fact_id: int, until: date, by: Viewer) -> DatedFact:
    """End what still holds: its last day is `until`. Raises AlreadyCorrected when it has ended or was replaced."""
    fact = _locked(kind, fact_id)
    may_record_fact(by, fact.person).or_refuse()
    if fact.until or fact.withdrawn_at:
        raise AlreadyCorrected
    fact.until = until
    save(fact, by=by)
    log.record("fact.ended", target=fact, person_key=fact.person.key, by=by, fields=[kind])
    return fact


@act
def correct_fact(*, kind: str, fact_id: int, why: str, by: Viewer, **changes: object) -> DatedFact:
    """Put a corrected row in the place of one that was wrong from the start; the old one stays, with who and why."""
    old = _locked(kind, fact_id)
    may_record_fact(by, old.person).or_refuse()
    withdraw(old, why, by)
    new = FACTS[kind](**copied(old), recorded_by_id=by.user_id, replaces=old)
    for name, value in changes.items():
        setattr(new, name, value)
    save(new, by=by)
    keep(old.person)
    log.record("fact.corrected", target=new, person_key=old.person.key, by=by, fields=[kind, *changes])
    return new


@act
def withdraw_fact(*, kind: str, fact_id: int, why: str, by: Viewer) -> DatedFact:
    """Say that a fact never held. The row stays, with who and why, and counts nowhere."""
    fact = _locked(kind, fact_id)
    may_record_fact(by, fact.person).or_refuse()
    withdraw(fact, why, by)
    log.record("fact.withdrawn", target=fact, person_key=fact.person.key, by=by, fields=[kind])
    return fact


def record_state(
    person: Person,
    livelihoods: Iterable[LivelihoodNow],
    occupations: Iterable[OccupationNow],
    *,
    on: date,
    source: str,
    by: Viewer,
) -> None:
    """Record all sources of livelihood and all occupations from a day on; where any is given, earlier ones end."""
    for model, given in ((Livelihood, tuple(livelihoods)), (Occupation, tuple(occupations))):
        if not given:
            continue
        earlier = model.objects.that_count().filter(person=person, until__isnull=True, on__lt=on)
        earlier.update(until=on - timedelta(days=1))
        for each in given:
            save(model(person=person, on=on, source=source, recorded_by_id=by.user_id, **vars(each)), by=by)


def _end_before(fact: DatedFact) -> None:
    same = {name: getattr(fact, name) for name in fact.alike}
    earlier = type(fact).objects.that_count().filter(person=fact.person_id, until__isnull=True, on__lt=fact.on, **same)
    earlier.update(until=fact.on - timedelta(days=1))


def _locked(kind: str, fact_id: int) -> DatedFact:
    fact = FACTS[kind].objects.select_for_update(of=("self",)).select_related("person").filter(pk=fact_id).first()
    if fact is None:
        raise NotVisible
    return fact


def withdraw(fact: DatedFact, why: str, by: Viewer) -> None:
    """Take back a locked fact, with when, by whom and why. Raises AlreadyCorrected or NeedsReason."""
    if fact.withdrawn_at:
        raise AlreadyCorrected
    if not why.strip():
        raise NeedsReason
    fact.withdrawn_at, fact.withdrawn_by_id, fact.why = timezone.now(), by.user_id, why
    save(fact, by=by)


_OWN = frozenset({"id", "batch", "recorded_at", "recorded_by", "replaces", "withdrawn_at", "withdrawn_by", "why"})


def copied(fact: DatedFact) -> dict[str, object]:
    """Return what a correction takes over from the fact that it replaces."""
    return {field.name: getattr(fact, field.name) for field in fact._meta.fields if field.name not in _OWN}

"""Lists of what is to be removed: drawn up, put aside, approved, and carried out person by person."""

from collections.abc import Iterable, Mapping

from django.db.models import F
from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Staff, Viewer
from stegvis.apps.casework.models import FormerCase
from stegvis.apps.jobs.actions import start_job
from stegvis.apps.people.models import Person

from ..due import bases, due_at, is_still_due, last_days, leaving_of, rule_of
from ..erasure import Erasure, carry_out
from ..finding import found
from ..former import former_cases
from ..kept_for_others import keep_for_others
from ..models import Removal, RemovalCount, RemovalLine
from ..policies import NeedsAReason
from ..retention_policies import (
    REMOVE_JOB,
    NobodyIsDue,
    may_approve,
    may_carry_on,
    may_discard,
    may_prepare,
)

MOST_ON_A_LIST = 200
"""Persons on one list: what somebody can look through. The next list takes the rest."""

State, LineState = Removal.State, RemovalLine.State


@act
def prepare_removal(*, by: Viewer) -> Removal:
    """Draw up a list of those who are due today, and count what is kept about them, kind by kind.

    Raises NotVisible, NoRule, ListWaits, NobodyIsDue.
    """
    today = timezone.localdate()
    may_prepare(by, today).or_refuse()
    own = by.organisation_id or 0
    people = list(due_at(own, today)[:MOST_ON_A_LIST])
    if not people:
        raise NobodyIsDue
    leaving = leaving_of(own)
    rule = None if leaving else rule_of(own, today)
    removal = Removal.objects.create(
        organisation_id=own, rule=rule, leaving=leaving, on=today, prepared_by_id=by.user_id
    )
    last, why = last_days(people), bases(own, people)
    RemovalLine.objects.bulk_create(
        RemovalLine(removal=removal, person=each, last_on=last[each.pk], basis=why[each.pk]) for each in people
    )
    expected = _erasure_of(*people).numbers
    _count(removal, expected={label: number for label, number in expected.items() if label not in _OWN_LINES})
    log.record("retention.list_prepared", target=removal, person_keys=sorted(each.key for each in people), by=by)
    return removal


@act
def discard_removal(*, removal: Removal, why: str, by: Viewer) -> Removal:
    """Put a list aside that is not to be carried out, and say why. Raises NotVisible, NotPrepared, NeedsAReason."""
    removal = _locked(removal)
    may_discard(by, removal).or_refuse()
    if not why.strip():
        raise NeedsAReason
    put_aside(removal, why.strip(), by=by)
    return removal


def put_aside(removal: Removal, why: str, *, by: Viewer) -> None:
    """Put a list aside within an act that has found that it may be."""
    removal.state, removal.why_not, removal.ended_at = State.DISCARDED, why, timezone.now()
    removal.save(update_fields=["state", "why_not", "ended_at"])
    removal.lines.update(person=None, last_on=None, state=LineState.KEPT)
    log.record("retention.list_discarded", target=removal, by=by)


@act
def approve_removal(*, removal: Removal, by: Staff) -> Removal:
    """Approve a list and let it be carried out by the worker. Raises NotVisible, NotPrepared, AnotherApproves."""
    removal = _locked(removal)
    may_approve(by, removal).or_refuse()
    removal.state, removal.approved_at, removal.approved_by_id = State.APPROVED, timezone.now(), by.user_id
    removal.save(update_fields=["state", "approved_at", "approved_by"])
    log.record("retention.list_approved", target=removal, by=by)
    start_job(kind=REMOVE_JOB, target=removal.key, by=by)
    return removal


@act
def carry_on(*, removal: Removal, by: Staff) -> Removal:
    """Let the worker go on with a list that was approved and stopped half-way. Raises NotVisible, AlreadyUnderWay."""
    may_carry_on(by, _locked(removal)).or_refuse()
    start_job(kind=REMOVE_JOB, target=removal.key, by=by)
    return removal


@act
def remove_person(*, line: RemovalLine, by: Viewer) -> RemovalLine:
    """Remove the person of one line, all of her in one transaction, and leave what the figures keep.

    She stays where something has happened since the list was drawn up. A line that has been dealt with is left alone.
    Raises NotVisible, NotPrepared.
    """
    line = RemovalLine.objects.select_for_update(of=("self",)).select_related("removal__rule").get(pk=line.pk)
    removal = line.removal
    may_carry_on(by, removal).or_refuse()
    if line.state != LineState.WAITING:
        return line
    person = Person.objects.select_for_update(of=("self",)).get(pk=line.person_id)
    line.person = person
    if not is_still_due(line, timezone.localdate()):
        line.state = LineState.KEPT
        line.save(update_fields=["state"])
        log.record("retention.person_kept", target=removal, person_key=person.key, by=by)
        return line
    FormerCase.objects.bulk_create(former_cases(person))
    erasure = _erasure_of(person)
    removed = carry_out(erasure, owner_id=person.owner_id, line=line.pk)
    line.person, line.state, line.last_on = None, LineState.REMOVED, None
    line.save(update_fields=["person", "state", "last_on"])
    _count(removal, removed=removed)
    log.record("retention.person_removed", target=removal, by=by)
    return line


@act
def finish_removal(*, removal: Removal, by: Viewer) -> Removal:
    """Note that nobody on the list waits any more: from now on it is the receipt. Who was kept is let go from it."""
    removal = _locked(removal)
    may_carry_on(by, removal).or_refuse()
    if not removal.lines.filter(state=LineState.WAITING).exists():
        removal.lines.update(person=None, last_on=None)
        removal.state, removal.ended_at = State.DONE, timezone.now()
        removal.save(update_fields=["state", "ended_at"])
        log.record("retention.list_done", target=removal, by=by)
    return removal


_OWN_LINES = frozenset({"privacy.RemovalLine"})


def _erasure_of(*people: Person) -> Erasure:
    """Return what removing people of one organisation means, found through `KINDS` and nothing else. Changes nothing.

    As many queries for all on a list as for one: person by person they took longer than anybody waits for a page.
    """
    erasure = Erasure(found(*people))
    keep_for_others(people, erasure)
    return erasure


def _count(removal: Removal, **numbers: Mapping[str, int]) -> None:
    """Add numbers of rows, by kind, to the list's own."""
    for column, counted in numbers.items():
        _make_room(removal, counted)
        for label, number in counted.items():
            RemovalCount.objects.filter(removal=removal, kind=label).update(**{column: F(column) + number})


def _make_room(removal: Removal, kinds: Iterable[str]) -> None:
    there = set(removal.counts.values_list("kind", flat=True))
    RemovalCount.objects.bulk_create(RemovalCount(removal=removal, kind=each) for each in kinds if each not in there)


def _locked(removal: Removal) -> Removal:
    return Removal.objects.select_for_update(of=("self",)).select_related("rule", "organisation").get(pk=removal.pk)

"""What is read about retention: the rule, who is due, who is kept longer, and the lists with their receipts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible, Text
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.jobs.models import UNFINISHED, Job
from stegvis.apps.jobs.queries import is_under_way, percent_on
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight
from stegvis.core.calendar_months import add_months

from .due import bases, due_at, holds, last_days, rule_of
from .kinds import KINDS
from .models import Removal, RemovalLine, RetentionHold, RetentionRule, SubjectRequest
from .retention_policies import REMOVE_JOB, approves, prepares, sees_retention, visible_holds, visible_removals

TITLES = {kind.label: kind.title for kind in KINDS if not kind.machine}


@dataclass(frozen=True)
class Somebody:
    """A person on a work list: her name where the viewer may know it, and the day of what last happened."""

    key: str
    name: str
    masked: bool
    last_on: date | None
    why: Text = ""


@dataclass(frozen=True)
class Overview:
    """The rule that holds and all that were decided, how many are due and kept longer, and the lists."""

    rule: RetentionRule | None
    rules: Sequence[RetentionRule]
    limit: date | None
    due: int
    held: int
    removals: Sequence[Removal]


@dataclass(frozen=True)
class RowsOf:
    """How many rows of a kind a list is about, and how many went."""

    title: Text
    expected: int
    removed: int


def overview(viewer: Viewer, today: date) -> Overview:
    """Return how retention stands at the viewer's organisation: numbers alone. Raises NotVisible."""
    if not sees_retention(viewer) or viewer.organisation_id is None:
        raise NotVisible
    rule = rule_of(viewer.organisation_id, today)
    rules = RetentionRule.objects.filter(organisation=viewer.organisation_id).select_related("recorded_by")
    removals = visible_removals(viewer).select_related("prepared_by", "approved_by")
    return Overview(
        rule,
        tuple(rules),
        add_months(today, -rule.months) if rule else None,
        due_at(viewer.organisation_id, today).count(),
        holds(today).filter(person__owner=viewer.organisation_id).count(),
        tuple(removals[:20]),
    )


def due_people(viewer: Viewer, today: date) -> QuerySet[Person]:
    """Return whom the organisation is to remove today, for whoever draws up the list. Raises NotVisible."""
    if not prepares(viewer) or viewer.organisation_id is None:
        raise NotVisible
    return due_at(viewer.organisation_id, today)


def shown(viewer: Viewer, people: Iterable[Person], today: date) -> list[Somebody]:
    """Return a page of persons who are due, and log that their names were shown."""
    people = list(people)
    last, sight, why = last_days(people), Sight(viewer, today), bases(viewer.organisation_id or 0, people)
    log.record("retention.due_listed", person_keys=sorted(each.key for each in people), by=viewer)
    return [_somebody(each, sight, last[each.pk], RemovalLine.Basis(why[each.pk]).label) for each in people]


def held(viewer: Viewer, today: date) -> list[RetentionHold]:
    """Return the exceptions that hold, by their last day, and log that the names were shown."""
    rows = list(visible_holds(viewer, today).filter(pk__in=holds(today).values("pk")).select_related("person"))
    log.record("retention.holds_listed", person_keys=sorted(each.person.key for each in rows), by=viewer)
    return rows


def hold_for(viewer: Viewer, key: str, today: date) -> RetentionHold:
    """Return one exception. Raises NotVisible."""
    row = visible_holds(viewer, today).select_related("person").filter(key=key).first()
    if row is None:
        raise NotVisible
    return row


def person_to_hold(viewer: Viewer, key: str, today: date) -> Person:
    """Return somebody whose file the viewer may keep longer, and log that her name was shown. Raises NotVisible."""
    person = Sight(viewer, today).unmasked.filter(key=key).first() if prepares(viewer) else None
    if person is None:
        raise NotVisible
    log.record("retention.person_named", target=person, person_key=person.key, by=viewer)
    return person


def removal_for(viewer: Viewer, key: str) -> Removal:
    """Return one list. Raises NotVisible."""
    related = visible_removals(viewer).select_related("rule", "leaving", "prepared_by", "approved_by")
    row = related.filter(key=key).first()
    if row is None:
        raise NotVisible
    return row


def rows_of(removal: Removal) -> list[RowsOf]:
    """Return how much of each kind a list is about, in the order of `KINDS`."""
    counted = {each.kind: each for each in removal.counts.all()}
    found = [(title, counted[label]) for label, title in TITLES.items() if label in counted]
    return [RowsOf(title, each.expected, each.removed) for title, each in found]


def people_on(viewer: Viewer, removal: Removal, today: date) -> list[Somebody]:
    """Return who is on a list, by name for those who see them at work and by key for others; the reading is logged."""
    lines = list(removal.lines.filter(person__isnull=False).select_related("person"))
    sight, named = Sight(viewer, today), prepares(viewer)
    log.record("retention.list_read", target=removal, person_keys=sorted(_keys(lines)), by=viewer)
    return [_on(line, sight, named) for line in lines]


def numbers_of(removal: Removal) -> dict[str, int]:
    """Return how many persons on a list wait, have been removed and were kept, and how many were granted erasure."""
    lines = list(removal.lines.values_list("state", "basis"))
    states, asked = [state for state, _basis in lines], RemovalLine.Basis.REQUEST
    numbers = {each.value: states.count(each.value) for each in RemovalLine.State}
    return {**numbers, "by_request": sum(basis == asked for _state, basis in lines)}


def to_approve(viewer: Viewer) -> QuerySet[Removal]:
    """Return the lists that wait for the viewer's approval: not those she drew up herself."""
    rows = visible_removals(viewer).filter(state=Removal.State.PREPARED)
    return rows.exclude(prepared_by=viewer.user_id) if approves(viewer) else rows.none()


def stopped(viewer: Viewer) -> QuerySet[Removal]:
    """Return the lists that were approved and on which nobody works."""
    working = Job.objects.filter(kind=REMOVE_JOB, state__in=UNFINISHED).values("target")
    rows = visible_removals(viewer).filter(state=Removal.State.APPROVED).exclude(key__in=working)
    return rows if approves(viewer) else rows.none()


def granted_erasures(viewer: Viewer) -> QuerySet[SubjectRequest]:
    """Return the granted erasures of persons who are on no list yet, for whoever draws up lists."""
    if not prepares(viewer):
        return SubjectRequest.objects.none()
    rows = SubjectRequest.objects.filter(organisation=viewer.organisation_id, outcome=SubjectRequest.Outcome.GRANTED)
    return rows.exclude(person__in=RemovalLine.objects.filter(state=RemovalLine.State.WAITING).values("person"))


def is_running(removal: Removal) -> bool:
    return is_under_way(REMOVE_JOB, removal.key)


def percent(removal: Removal) -> int:
    return percent_on(REMOVE_JOB, removal.key)


def _on(line: RemovalLine, sight: Sight, named: bool) -> Somebody:
    if line.person is None or not named:
        return Somebody(line.person.key if line.person else "", "", False, line.last_on, line.get_basis_display())
    return _somebody(line.person, sight, line.last_on, line.get_basis_display())


def _somebody(person: Person, sight: Sight, last_on: date | None, why: Text) -> Somebody:
    masked = sight.masks(person)
    return Somebody("" if masked else person.key, "" if masked else person.name, masked, last_on, why)


def _keys(lines: Iterable[RemovalLine]) -> list[str]:
    return [line.person.key for line in lines if line.person is not None]

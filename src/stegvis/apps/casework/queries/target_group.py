"""Whom a change of the criteria would concern: who comes to fit and who no longer does. Nobody is moved by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Criterion, Project
from stegvis.core import eligibility
from stegvis.core.eligibility import Shift, shift

from ..models import Case
from .eligibility import as_asked, considered
from .lives import lives_of


@dataclass(frozen=True)
class CriteriaChange:
    """The criteria as they stand and as they would be, and the first day from today on that the difference tells."""

    before: tuple[eligibility.Criterion, ...]
    after: tuple[eligibility.Criterion, ...]
    on: date


@dataclass(frozen=True)
class Concerned:
    """The viewer's own cases that would come to fit and would no longer, and how many of how many would fit.

    `unknown` counts those of whom it could not be said.
    """

    on: date
    enters: tuple[Case, ...]
    leaves: tuple[Case, ...]
    fit: int
    unknown: int
    all: int


def change_of_criteria(
    project: Project,
    today: date,
    *,
    without: Criterion | None = None,
    instead: Criterion | None = None,
    values: Iterable[str] | None = None,
) -> CriteriaChange:
    """Return what is asked when a criterion falls out, another comes in, or one stands instead of another.

    `instead` need not be saved; `values` are its codes then.
    """
    before = tuple(as_asked(row) for row in project.criteria.prefetch_related("values").order_by("on", "pk"))
    gone = str(without.pk) if without else ""
    kept = tuple(each for each in before if each.key != gone)
    added = (as_asked(instead, values),) if instead else ()
    after = (*kept, *added)
    return CriteriaChange(before, after, _first_day(before, after, today))


def concerned(viewer: Viewer, project: Project, change: CriteriaChange, today: date) -> Concerned:
    """Return which of the viewer's own cases that have not begun a change concerns, and log whom she was shown."""
    cases = considered(viewer, project, today)
    moved = shift_of(cases, change)
    by_person = {str(case.person_id): case for case in cases}
    enters, leaves = (_named(by_person, keys) for keys in (moved.enters, moved.leaves))
    shown = sorted({case.person.key for case in (*enters, *leaves)})
    log.record("target_group.tried", target=project, by=viewer, person_keys=shown)
    return Concerned(change.on, enters, leaves, len(moved.after), len(moved.unknown), len(by_person))


def shift_of(cases: QuerySet[Case], change: CriteriaChange) -> Shift:
    """Judge the persons of these cases by both sets of criteria on the day of the change."""
    lives = lives_of(cases, change.on)
    return shift(lives.people, change.before, change.after, lives.facts, on=change.on)


def _named(cases: dict[str, Case], keys: frozenset[str]) -> tuple[Case, ...]:
    return tuple(sorted((cases[key] for key in keys), key=lambda case: (case.person.name, case.pk)))


def _first_day(
    before: tuple[eligibility.Criterion, ...], after: tuple[eligibility.Criterion, ...], today: date
) -> date:
    """Return the first day from today on that something else is asked; today where nothing ever is."""
    changed = set(before) ^ set(after)
    days = {today}
    days |= {each.on for each in changed if each.on}
    days |= {each.until + timedelta(days=1) for each in changed if each.until}
    coming = sorted(day for day in days if day >= today)
    return next((day for day in coming if _asked_on(before, day) != _asked_on(after, day)), today)


def _asked_on(criteria: tuple[eligibility.Criterion, ...], day: date) -> set[tuple[object, ...]]:
    """Return what is asked on a day, whatever criterion it is and from when to when."""
    held = (each for each in criteria if each.holds_on(day))
    return {(each.kind, each.lowest, each.highest, each.window_months, each.values) for each in held}

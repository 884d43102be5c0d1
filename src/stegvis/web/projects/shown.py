"""A project's record as its pages show it on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from stegvis.apps.projects.queries import Record, StaffingPeriod, staffing_periods
from stegvis.core import codebook
from stegvis.web.common import codes

from . import money
from .fields import written
from .forms.esf import FIELDS as ESF_FIELDS
from .forms.figures import FIELDS as FIGURES_FIELDS
from .sentences import criterion_sentence, sentence_of


@dataclass(frozen=True)
class StaffingTable:
    """Who put in how much over time: a column an organisation, a row a time between two changes."""

    organisations: list[str]
    rows: list[tuple[StaffingPeriod, list[tuple[str, Any]]]]


@dataclass(frozen=True)
class Trained:
    """A coordinator, the training she has had, and the required courses that she has not."""

    row: Any
    trainings: list[Any]
    lacks: list[Any]

    @property
    def hours(self) -> Decimal:
        return sum((each.hours for each in self.trainings), Decimal(0))


@dataclass
class ShownRecord:
    record: Record
    today: date

    @cached_property
    def parties(self) -> list[Any]:
        """Return the parties that take part now or later."""
        return self._not_ended(self.record.parties)

    @cached_property
    def earlier_parties(self) -> list[Any]:
        return self._ended(self.record.parties)

    @cached_property
    def staff_now(self) -> list[Any]:
        return [row for party in self.record.parties for row in party.staffing.all() if self._holds(row)]

    @property
    def full_time(self) -> Any:
        """Return how many full-time equivalents there are today."""
        return sum(row.share for row in self.staff_now)

    @cached_property
    def staffing(self) -> StaffingTable:
        names = {party.organisation_id: party.organisation.name for party in self.record.parties}
        periods = staffing_periods(self.record.parties)
        rows = [(each, [(name, each.shares.get(key)) for key, name in names.items()]) for each in periods]
        return StaffingTable(list(names.values()), rows)

    @cached_property
    def criteria(self) -> list[tuple[Any, str]]:
        return [(row, criterion_sentence(row)) for row in self._not_ended(self.record.criteria)]

    @cached_property
    def earlier_criteria(self) -> list[tuple[Any, str]]:
        return [(row, criterion_sentence(row)) for row in self._ended(self.record.criteria)]

    @cached_property
    def methods(self) -> list[Any]:
        return self._not_ended(self.record.methods)

    @cached_property
    def earlier_methods(self) -> list[Any]:
        return self._ended(self.record.methods)

    @cached_property
    def goals_by_level(self) -> list[tuple[str, list[tuple[Any, str]]]]:
        """Return the goals, each with its reading, under their level in the levels' order; empty levels too."""
        read = [(goal, sentence_of(goal)) for goal in self.record.goals]
        levels = codebook.load("goal_levels")
        return [(codes.words().text(level.label), [g for g in read if g[0].level == level.code]) for level in levels]

    @cached_property
    def years(self) -> list[money.Year]:
        return money.years(self.record.money)

    @cached_property
    def money(self) -> money.Sum:
        return money.total(self.record.money)

    @cached_property
    def esf_fields(self) -> list[tuple[Any, str]]:
        """Return the fields of the record in the social fund, each as it is read."""
        return [(label, _written(name, getattr(self.record.esf, name))) for name, label in ESF_FIELDS.items()]

    @cached_property
    def figures_days(self) -> list[tuple[Any, str]]:
        """Return the days that the figures rest on, each as it is read."""
        dates = self.record.report_dates
        return [(label, _written(name, getattr(dates, name, None))) for name, label in FIGURES_FIELDS.items()]

    @cached_property
    def seats(self) -> list[Any]:
        return self._not_ended(self.record.seats)

    @cached_property
    def earlier_seats(self) -> list[Any]:
        return self._ended(self.record.seats)

    @cached_property
    def open_decisions(self) -> list[Any]:
        """Return the decisions not yet done, those due first on top and those without a day last."""
        rows = [row for meeting in self.record.meetings for row in meeting.decisions.all() if row.done is None]
        return sorted(rows, key=lambda row: (row.due or date.max, row.pk))

    @cached_property
    def late_decisions(self) -> list[Any]:
        return [row for row in self.open_decisions if row.due and row.due < self.today]

    @property
    def earlier_wordings(self) -> Any:
        """Return what each decision said before it was corrected, by the decision's number."""
        return self.record.earlier_wordings

    @cached_property
    def agreements(self) -> list[Any]:
        return self._not_ended(self.record.agreements)

    @cached_property
    def earlier_agreements(self) -> list[Any]:
        return self._ended(self.record.agreements)

    @cached_property
    def coordinators(self) -> list[Trained]:
        """Return who coordinates now or later, each with her training and the required courses that she lacks."""
        required = [course for course in self.courses if course.required and self._holds(course)]
        everybody = self.record.coordinators
        taken = {(each.user_id, row.course_id) for each in everybody for row in self._had(each)}
        return [
            Trained(each, self._had(each), [c for c in required if (each.user_id, c.pk) not in taken])
            for each in self._not_ended(everybody)
        ]

    @cached_property
    def earlier_coordinators(self) -> list[Any]:
        return self._ended(self.record.coordinators)

    @cached_property
    def courses(self) -> list[Any]:
        return self._not_ended(self.record.courses)

    @cached_property
    def lacking(self) -> int:
        """Return how many coordinators lack a required course."""
        return sum(bool(each.lacks) for each in self.coordinators)

    def _had(self, coordinator: Any) -> list[Any]:
        return [row for row in coordinator.trainings.all() if row.held_on <= self.today]

    def _holds(self, row: Any) -> bool:
        return row.state_on(self.today) == "running"

    def _ended(self, rows: Iterable[Any]) -> list[Any]:
        return [row for row in rows if row.state_on(self.today) == "ended"]

    def _not_ended(self, rows: Sequence[Any]) -> list[Any]:
        return [row for row in rows if row.state_on(self.today) != "ended"]


def _written(name: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, Decimal):
        return written(value) + (" %" if name.endswith("per_cent") else "")
    return value.isoformat() if isinstance(value, date) else str(value)

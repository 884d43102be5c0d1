"""The share that has gone on to the goal's outcome, by months since the start: Aalen–Johansen's cumulative incidence.

Columns: code, label, months, at_risk, events, competing, share, low, high, other_share, other_low, other_high. A row a
month: `at_risk` are followed up to then without any event before; `events` and `competing` happened in the month that
ended then (month 0: on the day of start itself). The curve is about the first goal whose outcome is an event; what
competes and what is censored is said in core.outcomes.histories.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import polars as pl

from stegvis.core.errors import CannotCompute
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.outcomes import EventOutcome, by_name
from stegvis.core.outcomes.goals import Goal
from stegvis.core.outcomes.histories import Cause, incidence
from stegvis.core.shapes import Column, Kind, Sentence, Share, Table
from stegvis.core.statistics.incidence import Incidence

from .goal_progress import attainments
from .populations import STARTED
from .report_table import Unit
from .settings import Settings

Rows = tuple[tuple[object, ...], ...]
LONGEST = 36  # months: beyond three years so few are followed that the curve says little
COUNTS = ("at_risk", "events", "competing")
COLUMNS = (
    Column("code", _("Code"), Kind.CODE),
    Column("label", _("Time from start"), Kind.LABEL),
    Column("months", _("Months from start"), Kind.NUMBER, unit="months"),
    Column("at_risk", _("Followed")),
    Column("events", _("Reached it in the month")),
    Column("competing", _("Exited otherwise in the month")),
    Column("share", _("Share that has reached it"), Kind.SHARE, of=COUNTS),
    Column("low", _("Interval, from"), Kind.SHARE, of=COUNTS),
    Column("high", _("Interval, to"), Kind.SHARE, of=COUNTS),
    Column("other_share", _("Share that has exited otherwise"), Kind.SHARE, of=COUNTS),
    Column("other_low", _("Interval, from"), Kind.SHARE, of=COUNTS),
    Column("other_high", _("Interval, to"), Kind.SHARE, of=COUNTS),
)
NOTES = (
    _("Cases under way at the cut-off and exits with unknown outcome count for as long as they were followed."),
    _("Exits for other known reasons, moving and death compete: who has left that way is not waiting any more."),
    _("Intervals are 95 per cent, log-log, if these are seen as a sample of comparable cases."),
)


@dataclass(frozen=True, kw_only=True)
class IncidenceCurve:
    """The curve as a table. Without a goal to compute it for, or without days, it has no rows and says why."""

    id: str = "incidence_curve"
    title: object = _("Time from start to the goal's outcome")
    unit: Unit = Unit.CASES
    numbers_only: frozenset[str] = frozenset()

    def count(self, dataset: Dataset, settings: Settings) -> Table:
        """Estimate the curve from what was known at the cut-off."""
        rows, notes = self._rows_or_why(dataset, settings)
        return Table(
            id=self.id,
            title=self.title,
            columns=COLUMNS,
            rows=rows,
            unit=self.unit,
            population=STARTED.sentence(settings, self.id),
            period=settings.period,
            cut_off=settings.cut_off,
            notes=(*notes, *NOTES, *STARTED.notes(dataset, settings)),
            rows_add_up=False,
            columns_add_up=False,
        )

    def _rows_or_why(self, dataset: Dataset, settings: Settings) -> tuple[Rows, tuple[object, ...]]:
        try:
            goal, events = _goal_with_events(dataset, settings)
        except CannotCompute as problem:
            return (), (Sentence(_("The curve cannot be computed: {reason}"), {"reason": problem.reason}),)
        about = Sentence(_("The outcome: {title}."), {"title": by_name(goal.outcome).title})
        return tuple(_rows(events)), (about,)

    def members(self, dataset: Dataset, settings: Settings, code: str, column: str) -> tuple[str, ...]:
        """Return the cases behind a count, sorted. Raises KeyError when there is no such row or count column."""
        try:
            _goal, events = _goal_with_events(dataset, settings)
        except CannotCompute:
            raise KeyError((code, column)) from None
        months = {str(month): month for month in _months(incidence(events))}
        if column not in COUNTS or code not in months:
            raise KeyError((code, column))
        return tuple(events.filter(_behind(events, column, months[code]))["case_key"].sort())


def _goal_with_events(dataset: Dataset, settings: Settings) -> tuple[Goal, pl.DataFrame]:
    """Return the first goal whose outcome is an event, and the first events of its cases. Raises CannotCompute."""
    for each in attainments(dataset, settings):
        if isinstance(by_name(each.goal.outcome), EventOutcome):
            if isinstance(each.events, CannotCompute):
                raise each.events
            return each.goal, each.events
    raise CannotCompute(_("There is no goal whose outcome is an event."))


def _rows(events: pl.DataFrame) -> Iterator[tuple[object, ...]]:
    curve = incidence(events)
    for month in _months(curve):
        counts = (_behind(events, column, month).sum() for column in COUNTS)
        label = Sentence(_("Month {months}"), {"months": month})
        yield (str(month), label, month, *counts, *_shares(curve, month))


def _months(curve: Incidence) -> tuple[int, ...]:
    """Return the months at which the curve is known."""
    return tuple(month for month in range(min(ceil(curve.times[-1]), LONGEST) + 1) if curve.reaches(month))


def _behind(events: pl.DataFrame, column: str, month: int) -> pl.Series:
    """Mark the cases behind a cell. A month ends with its last day, so an event at 1.0 belongs to month 1."""
    months = events["months"]
    if column == "at_risk":
        return months >= month
    cause = Cause.SUCCESS if column == "events" else Cause.OTHER
    return (events["cause"] == int(cause)) & (months > month - 1) & (months <= month)


def _shares(curve: Incidence, month: int) -> Iterator[Share]:
    for cause in (Cause.SUCCESS, Cause.OTHER):
        share, interval = curve.at(month, cause)
        yield from (Share(share), Share(interval.low), Share(interval.high))


incidence_curve = IncidenceCurve()

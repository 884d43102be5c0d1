"""Goal attainment: four shares, always in the same order, and a fifth where the goal has a window.

1. `of_started`: exited to the outcome, of all who started in the period. "At least so far": who is under way may
   still get there, so cases under way count as unknown, like exits whose outcome is not known.
2. `of_exits`: exited to the outcome, of all exits in the period, whenever the case started.
3. `incidence`: Aalen–Johansen's cumulative incidence of the outcome at the window, of those who started in the period.
   Other known exits, death and moving compete; under way at the cut-off and exits to the unknown are censored.
4. `exits_without_transfers`: as 2 without moved and transferred. It leaves out people whose outcome was no success,
   so it only shows how sensitive line 2 is, and has no verdict.
5. `window`: the outcome within the window, of those who started in the period and at least the window before the
   cut-off. Exited within the window to the unknown, and no outcome dated within it, is unknown; everybody else without
   the outcome has not reached it.

Lines 1, 2 and 4 read the reason for exit; lines 3 and 5 the first day of the outcome, by occupation or exit. Nothing
later than the cut-off is known; wrong registrations are left out everywhere; persons who are only counted are in no
share. Where a line can't be computed it says why, and has no number.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from stegvis.core.calendar_months import months_after
from stegvis.core.errors import CannotCompute
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Period

from . import by_name
from .goals import Goal
from .histories import Cause, first_events, histories, incidence, require_days
from .kinds import EventOutcome, StateOutcome
from .lines import Code, Line, share_line
from .participations import participations
from .verdicts import verdict

NO_WINDOW = _("The goal has no window.")
NO_CUT_OFF = _("The day until which something is known is not stated.")
TOO_SHORT = _("Nobody has been followed for the whole window.")
ONLY_ON_A_DAY = _("The outcome is something that holds on a day; only its share at the window can be computed.")


@dataclass(frozen=True, kw_only=True)
class Attainment:
    """How far a goal was reached: its lines in order.

    `main` is the line that answers the goal as it is worded. `only_counted`: participants in the period who are known
    as a number alone, and are in no share. `undated`: starts and exits that were counted without a day. `events` are
    the first events of those who started (histories.first_events), or why there are none.
    """

    goal: Goal
    cut_off: date | None
    period: Period
    lines: tuple[Line, ...]
    main: Code
    only_counted: int
    undated: int
    events: pl.DataFrame | CannotCompute = field(repr=False, compare=False)

    def line(self, code: str) -> Line:
        """Return the line with this code. Raises KeyError when there is none."""
        for each in self.lines:
            if each.code == code:
                return each
        raise KeyError(code)


@dataclass(frozen=True, kw_only=True)
class _Question:
    """What the lines are computed from: the cases that started in the period, and the exits in it.

    `told` are the histories of those who started, with every case that lacks a day: a line that needs days must not
    pass over them.
    """

    goal: Goal
    dataset: Dataset
    cut_off: date | None
    started: pl.DataFrame
    exits: pl.DataFrame
    told: pl.DataFrame
    events: pl.DataFrame | CannotCompute


def attainment(
    dataset: Dataset, goal: Goal, *, cut_off: date | None, period: Period | None = None, counts_undated: bool = True
) -> Attainment:
    """Compute the lines of `goal`, from what was known at the end of `cut_off` (None: all that is recorded).

    `period` chooses starts (lines 1, 3, 5) and exits (lines 2, 4) by their day; without one, all. Those without a day
    count when `counts_undated`. Raises DataProblem when the goal names an outcome that is not known.
    """
    period = period or Period()
    outcome = by_name(goal.outcome)
    known = participations(dataset, cut_off=cut_off, project=goal.project, counts_undated=counts_undated)
    told = _told(dataset, goal, outcome, cut_off, period)
    question = _Question(
        goal=goal,
        dataset=dataset,
        cut_off=cut_off,
        started=known.filter(_within("started", period)),
        exits=known.filter("has_exited").filter(_within("exited", period)),
        told=told,
        events=_events(told, outcome, cut_off),
    )
    lines = _of_event(question, outcome) if isinstance(outcome, EventOutcome) else _of_state(question, outcome)
    return Attainment(
        goal=goal,
        cut_off=cut_off,
        period=period,
        lines=lines,
        main=_main(goal),
        only_counted=_only_counted(dataset, goal.project, period, cut_off, parts_of_years=counts_undated),
        undated=question.started["started"].null_count() + question.exits["exited"].null_count(),
        events=question.events,
    )


def _told(
    dataset: Dataset, goal: Goal, outcome: EventOutcome | StateOutcome, cut_off: date | None, period: Period
) -> pl.DataFrame:
    started = participations(dataset, cut_off=cut_off, project=goal.project).filter(_within("started", period))
    return histories(dataset, started, outcome, cut_off) if isinstance(outcome, EventOutcome) else started


def _events(
    told: pl.DataFrame, outcome: EventOutcome | StateOutcome, cut_off: date | None
) -> pl.DataFrame | CannotCompute:
    if not isinstance(outcome, EventOutcome):
        return CannotCompute(ONLY_ON_A_DAY)
    try:
        return first_events(told, _day(cut_off))
    except CannotCompute as why:
        return why


def _of_event(question: _Question, outcome: EventOutcome) -> tuple[Line, ...]:
    threshold, exits = question.goal.threshold, _by_reason(question.exits, outcome)
    lines: list[tuple[Code, Callable[[], Line]]] = [
        (Code.OF_STARTED, lambda: share_line(Code.OF_STARTED, _by_reason(question.started, outcome), threshold)),
        (Code.OF_EXITS, lambda: share_line(Code.OF_EXITS, exits, threshold)),
        (Code.INCIDENCE, lambda: _incidence_line(question)),
        (
            Code.EXITS_WITHOUT_TRANSFERS,
            # A line that leaves out those who did not succeed can't answer whether the goal is reached.
            lambda: share_line(Code.EXITS_WITHOUT_TRANSFERS, exits.filter(~pl.col("transfer")), None),
        ),
    ]
    if question.goal.window_months is not None:
        lines.append((Code.WINDOW, lambda: _window_line(question)))
    return tuple(_line_or_why(code, line) for code, line in lines)


def _of_state(question: _Question, outcome: StateOutcome) -> tuple[Line, ...]:
    lines = [Line(code=code, cannot=CannotCompute(ONLY_ON_A_DAY)) for code in Code if code is not Code.WINDOW]
    if question.goal.window_months is None:
        return tuple(lines)
    return (*lines, _line_or_why(Code.WINDOW, lambda: _status_line(question, outcome)))


def _line_or_why(code: Code, line: Callable[[], Line]) -> Line:
    try:
        return line()
    except CannotCompute as why:
        return Line(code=code, cannot=why)


def _by_reason(cases: pl.DataFrame, outcome: EventOutcome) -> pl.DataFrame:
    success = pl.col("reason").is_in(list(outcome.reasons)).fill_null(value=False)
    unknown = ~pl.col("has_exited") | (pl.col("group") == "unknown").fill_null(value=False)
    return cases.with_columns(success=success, unknown=unknown & ~success)


def _incidence_line(question: _Question) -> Line:
    window, threshold, events = _window(question.goal), question.goal.threshold, question.events
    if isinstance(events, CannotCompute):
        raise events
    curve = incidence(events)
    if not curve.reaches(window):
        raise CannotCompute(TOO_SHORT)
    share, interval = curve.at(window, Cause.SUCCESS)
    success = (pl.col("cause") == int(Cause.SUCCESS)) & (pl.col("months") <= window)
    return Line(
        code=Code.INCIDENCE,
        numerator=curve.events_by(window, Cause.SUCCESS),
        denominator=curve.n,
        share=share,
        interval=interval,
        verdict=None if threshold is None else verdict(threshold, interval, interval),
        cases=events.select("case_key", success=success, unknown=pl.lit(value=False)),
    )


def _window_line(question: _Question) -> Line:
    require_days(question.told)
    deadline = pl.col("deadline")
    cases = _followed(question, question.told).with_columns(
        success=(pl.col("success") <= deadline).fill_null(value=False)
    )
    unknown = (pl.col("lost") <= deadline).fill_null(value=False) & ~pl.col("success")
    return share_line(Code.WINDOW, cases.with_columns(unknown=unknown), question.goal.threshold)


def _status_line(question: _Question, outcome: StateOutcome) -> Line:
    require_days(question.told.with_columns(undated=pl.col("started").is_null()))
    asked = _followed(question, question.told).select("person_key", key="case_key", day="deadline")
    states = outcome.holds(question.dataset, asked).select(
        case_key="key", success=pl.col("holds").fill_null(value=False), unknown=pl.col("holds").is_null()
    )
    return share_line(Code.WINDOW, states, question.goal.threshold)


def _followed(question: _Question, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the cases that started at least the window before the cut-off, with the window's last day."""
    deadline = months_after(pl.col("started"), _window(question.goal))
    return cases.with_columns(deadline=deadline).filter(pl.col("deadline") <= _day(question.cut_off))


def _window(goal: Goal) -> int:
    if goal.window_months is None:
        raise CannotCompute(NO_WINDOW)
    return goal.window_months


def _day(cut_off: date | None) -> date:
    if cut_off is None:
        raise CannotCompute(NO_CUT_OFF)
    return cut_off


def _within(column: str, period: Period) -> pl.Expr:
    day = pl.col(column)
    after = pl.lit(value=True) if period.start is None else day >= period.start
    before = pl.lit(value=True) if period.end is None else day <= period.end
    return day.is_null() | (after & before)


def _main(goal: Goal) -> Code:
    if goal.about == "exits":
        return Code.OF_EXITS
    return Code.WINDOW if goal.window_months is not None else Code.OF_STARTED


def _only_counted(
    dataset: Dataset, project: str, period: Period, cut_off: date | None, *, parts_of_years: bool = True
) -> int:
    """Count those known as a number alone, by year of start, in the years of the period up to the cut-off.

    `parts_of_years`: a year that only partly lies there counts too. That is right over the dataset's own period; in
    another, nobody knows on which side they started.
    """
    counts = dataset["anonymous_counts"].filter(pl.col("project") == project)
    start, end = period.start, min((day for day in (period.end, cut_off) if day), default=None)
    if start:
        broken = not parts_of_years and (start.month, start.day) != (1, 1)
        counts = counts.filter(pl.col("year") >= start.year + broken)
    if end:
        broken = not parts_of_years and (end.month, end.day) != (12, 31)
        counts = counts.filter(pl.col("year") <= end.year - broken)
    return int(counts["number"].sum())

"""How far each goal is reached: its shares in their fixed order, each with numerator, denominator and interval.

Columns: code, label, numerator, denominator, unknown, share, low, high, worst, best, reading, outcome. What each line
counts is said in core.outcomes.goal. `reading` compares the interval with the threshold, or says why there is no
figure. With more than one goal, codes begin with the goal's key: `goal.of_exits`. The row `only_counted` stands last,
where there are persons who are known as a number alone: they are in no share, and their outcome is unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.outcomes.goal import Attainment, attainment
from stegvis.core.outcomes.goals import Goal, computable_goals
from stegvis.core.outcomes.lines import Code, Line
from stegvis.core.outcomes.verdicts import Verdict
from stegvis.core.shapes import Column, Kind, Sentence, Share, Table

from .goal_sentences import ONLY_COUNTED, sentences
from .kept import kept
from .populations import STARTED
from .report_table import Unit
from .settings import Settings

__all__ = ["GoalProgress", "attainments", "goal_progress", "sentences"]

COUNTS = ("numerator", "denominator")
ALL_COUNTS = (*COUNTS, "unknown")
COLUMNS = (
    Column("code", _("Code"), Kind.CODE),
    Column("label", _("Share"), Kind.LABEL),
    Column("numerator", _("Number")),
    Column("denominator", _("Of")),
    Column("unknown", _("Outcome unknown")),
    Column("share", _("Per cent"), Kind.SHARE, of=COUNTS),
    Column("low", _("Interval, from"), Kind.SHARE, of=COUNTS),
    Column("high", _("Interval, to"), Kind.SHARE, of=COUNTS),
    Column("worst", _("Worst case"), Kind.SHARE, of=COUNTS),
    Column("best", _("Best case"), Kind.SHARE, of=ALL_COUNTS),
    Column("reading", _("Threshold"), Kind.TEXT, of=COUNTS),
    Column("outcome", _("Outcome"), Kind.CODE),
)
READINGS = {
    Verdict.REACHED: _("reached"),
    Verdict.NOT_REACHED: _("not reached"),
    Verdict.NOT_SO_FAR: _("not reached so far"),
    Verdict.OPEN: _("cannot be told: the interval covers the threshold, or unknown outcomes decide"),
}
NOTES = (
    _("Intervals are Wilson's, 95 per cent, if these are seen as a sample of comparable cases."),
    _("The interval of the incidence is log-log, 95 per cent."),
    _("An unknown outcome counts in the denominator, not as success: worst and best case show what that can mean."),
    _("Of all started, cases under way count as unknown: the share can still rise."),
    _("The incidence counts each case for as long as it was followed, so it is not the number divided by “of”."),
)


@dataclass(frozen=True, kw_only=True)
class GoalProgress:
    """The table of goal attainment. A dataset without a goal that can be computed gives no rows, and a note."""

    id: str = "goal_progress"
    title: object = _("Goal attainment")
    unit: Unit = Unit.CASES
    numbers_only: frozenset[str] = frozenset({ONLY_COUNTED})

    def count(self, dataset: Dataset, settings: Settings) -> Table:
        """Compute every goal that names an outcome, from what was known at the cut-off."""
        found = attainments(dataset, settings)
        rows = [_row(code, line, goal) for code, (line, goal) in _lines(found).items()]
        number = sum({each.goal.project: each.only_counted for each in found}.values())
        if number:
            label = _("Only counted, in no share")
            rows.append((ONLY_COUNTED, label, None, None, number, *[None] * (len(COLUMNS) - 5)))
        return Table(
            id=self.id,
            title=self.title,
            columns=COLUMNS,
            rows=tuple(rows),
            unit=self.unit,
            population=_("Cases that started in the period; of exits, those in the period"),
            period=settings.period,
            cut_off=settings.cut_off,
            notes=(*_about(found), *NOTES, *STARTED.notes(dataset, settings)),
            rows_add_up=False,
            columns_add_up=False,
        )

    def members(self, dataset: Dataset, settings: Settings, code: str, column: str) -> tuple[str, ...]:
        """Return the cases behind a count, sorted; none where the line can't be computed. Raises KeyError."""
        line, _goal = _lines(attainments(dataset, settings))[code]
        return {
            "numerator": line.numerator_keys,
            "denominator": line.denominator_keys,
            "unknown": line.unknown_keys,
        }[column]


def attainments(dataset: Dataset, settings: Settings) -> tuple[Attainment, ...]:
    """Compute the goals that name an outcome, in the order of the dataset; once for each dataset and settings."""
    return kept(dataset, ("attainments", settings), lambda: tuple(_attainments(dataset, settings)))


def _attainments(dataset: Dataset, settings: Settings) -> Iterator[Attainment]:
    for goal in computable_goals(dataset, project=settings.project):
        yield attainment(
            dataset,
            goal,
            cut_off=settings.cut_off,
            period=settings.period,
            counts_undated=settings.counts_undated,
        )


def _lines(found: tuple[Attainment, ...]) -> dict[str, tuple[Line, Goal]]:
    """Name each line: by its own code, and by its goal's too where there are several goals."""
    several = len(found) > 1
    return {
        f"{each.goal.goal_key}.{line.code}" if several else str(line.code): (line, each.goal)
        for each in found
        for line in each.lines
    }


def _row(code: str, line: Line, goal: Goal) -> tuple[object, ...]:
    ends = (line.interval.low, line.interval.high) if line.interval else (None, None)
    return (
        code,
        line.label,
        line.numerator,
        line.denominator,
        line.unknown,
        *(None if share is None else Share(share) for share in (line.share, *ends, line.worst, line.best)),
        _reading(line),
        goal.outcome,
    )


def _reading(line: Line) -> object:
    if line.cannot:
        return Sentence(_("cannot be computed: {reason}"), {"reason": line.cannot.reason})
    if line.code is Code.EXITS_WITHOUT_TRANSFERS:
        return _("sensitivity only")
    return READINGS[line.verdict] if line.verdict else None


def _about(found: tuple[Attainment, ...]) -> tuple[object, ...]:
    if not found:
        return (_("No goal can be computed: none of them names an outcome."),)
    return tuple(note for each in found for note in _about_goal(each.goal))


def _about_goal(goal: Goal) -> tuple[Sentence, ...]:
    notes = [Sentence(_("The goal: {title}"), {"title": goal.title})]
    if goal.threshold is not None:
        notes.append(Sentence(_("The goal's threshold is {threshold}."), {"threshold": Share(goal.threshold)}))
    if goal.window_months is not None:
        window = {"months": goal.window_months}
        notes.append(Sentence(_("The goal's window is {months} calendar months from the start."), window))
    return tuple(notes)


goal_progress = GoalProgress()

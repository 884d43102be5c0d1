"""A version of a plan as it is read: the sub-goals in the person's order, each with its actions, and what came of them.

Also what one version changed from another. No query of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stegvis.core import codebook

from ...models import PlanAction, PlanReport, PlanSubGoal, PlanVersion

FINAL = codebook.plan_results.flagged("final")


@dataclass(frozen=True)
class Line:
    """An action with the last that was reported on it; none when it has not begun."""

    action: PlanAction
    report: PlanReport | None

    @property
    def result(self) -> str:
        return self.report.result if self.report else ""

    @property
    def is_open(self) -> bool:
        return self.result not in FINAL

    def is_late(self, today: date) -> bool:
        return self.is_open and self.action.due < today


@dataclass(frozen=True)
class Step:
    """A sub-goal with the actions under it; without one, the actions that stand by themselves."""

    sub_goal: PlanSubGoal | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Difference:
    """What a version says otherwise: `what` is goal, sub_goal or action; a line that is new has no before."""

    what: str
    before: PlanVersion | PlanSubGoal | PlanAction | None
    after: PlanVersion | PlanSubGoal | PlanAction | None


def last_reports(reports: Iterable[PlanReport]) -> dict[str, PlanReport]:
    """Return the last report of each line."""
    return {report.line: report for report in sorted(reports, key=lambda each: each.pk)}


def steps_of(
    sub_goals: Iterable[PlanSubGoal], actions: Iterable[PlanAction], reports: Mapping[str, PlanReport]
) -> tuple[Step, ...]:
    lines = [Line(action, reports.get(action.line)) for action in actions]
    steps = [Step(each, tuple(line for line in lines if line.action.sub_goal_id == each.pk)) for each in sub_goals]
    alone = tuple(line for line in lines if line.action.sub_goal_id is None)
    return (*steps, Step(None, alone)) if alone else tuple(steps)


def differences(before: PlanVersion, after: PlanVersion) -> tuple[Difference, ...]:
    """Return what `after` says otherwise than `before`, line by line; both with their lines fetched."""
    found = [Difference("goal", before, after)] if before.goal != after.goal else []
    for what, name, same in (("sub_goal", "sub_goals", _same_sub_goal), ("action", "actions", _same_action)):
        old = {each.line: each for each in getattr(before, name).all()}
        new = {each.line: each for each in getattr(after, name).all()}
        for line in dict.fromkeys([*new, *old]):
            if line not in old or line not in new or not same(old[line], new[line]):
                found.append(Difference(what, old.get(line), new.get(line)))
    return tuple(found)


def _same_sub_goal(one: PlanSubGoal, other: PlanSubGoal) -> bool:
    return one.text == other.text


def _same_action(one: PlanAction, other: PlanAction) -> bool:
    names = ("what", "party_id", "contact", "due", "kind")
    return all(getattr(one, name) == getattr(other, name) for name in names)

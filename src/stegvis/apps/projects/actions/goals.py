from decimal import Decimal

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer

from ..goal_rules import misfit
from ..models import Denominator, Goal, Numerator, Project
from ..policies import may_manage_project
from ..saving import change as set_fields
from ..saving import save


class CannotBeComputed(Refused):
    """A goal with an outcome nobody has defined, or with choices that don't go together; see goal_rules."""


EDITABLE = frozenset({"level", "title", "outcome", "numerator", "denominator", "window_months", "threshold"})


@act
def set_goal(
    *,
    project: Project,
    key: str,
    level: str,
    title: str,
    by: Viewer,
    outcome: str | None = None,
    numerator: Numerator | None = None,
    denominator: Denominator | None = None,
    window_months: int | None = None,
    threshold: Decimal | None = None,
) -> Goal:
    """Set a goal: in words alone, or computable with everything that computing it takes."""
    may_manage_project(by, project).or_refuse()
    goal = Goal(
        project=project,
        key=key,
        level=level,
        title=title,
        outcome=outcome,
        numerator=numerator,
        denominator=denominator,
        window_months=window_months,
        threshold=threshold,
    )
    refuse_misfit(goal)
    save(goal, by=by)
    log.record("project.goal_set", target=project, by=by)
    return goal


@act
def change_goal(*, goal: Goal, by: Viewer, why: str, **changes: object) -> Goal:
    """Change a goal, with the reason; what it was before stays in the history."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    may_manage_project(by, goal.project).or_refuse()
    set_fields(goal, changes, among=EDITABLE)
    refuse_misfit(goal)
    save(goal, by=by, why=why)
    log.record("project.goal_changed", target=goal.project, by=by, fields=changes)
    return goal


def refuse_misfit(goal: Goal) -> None:
    wrong = misfit(goal.outcome, goal.numerator, goal.denominator)
    if wrong:
        raise CannotBeComputed(wrong.reason)

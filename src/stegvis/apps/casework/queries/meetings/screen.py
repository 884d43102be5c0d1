"""What of a meeting may stand on a screen that all at the table see."""

from dataclasses import dataclass
from datetime import datetime

from stegvis.apps.people.policies import covering
from stegvis.core import codebook

from ...models import MinutesPart, PlanVersion
from ...plan_contents import plan_in_force
from ...policies import PLANNING
from .page import MeetingView, TaskLine

HEADINGS = codebook.minutes_headings.flagged("shared_screen")


@dataclass(frozen=True)
class Screen:
    """What each party at the table may be told, and nothing of what is only for some of them.

    `plan` is there for the person's own goal alone. `is_whole` is for the worker's own page, never for the screen.
    """

    parts: tuple[MinutesPart, ...]
    tasks: tuple[TaskLine, ...]
    plan: PlanVersion | None
    is_whole: bool


def shared_screen(view: MeetingView, at: datetime) -> Screen:
    """Leave out every part, task and goal of a kind that no ground lets each called organisation know now."""
    kinds = set(codebook.information_kinds.codes)
    for party in _at_the_table(view):
        kinds &= covering(view.case.person, party, PLANNING, at).keys()
    parts = [] if view.minutes is None else list(view.minutes.parts.all())
    shown = tuple(each for each in parts if each.kind in kinds and each.heading in HEADINGS)
    tasks = tuple(each for each in view.tasks if each.task.kind in kinds)
    plan = plan_in_force(view.case)
    seen = plan if plan is not None and plan.goal_kind in kinds else None
    is_whole = len(shown) == len(parts) and len(tasks) == len(view.tasks) and seen is plan
    return Screen(shown, tasks, seen, is_whole)


def _at_the_table(view: MeetingView) -> set:  # type: ignore[type-arg]
    """Return the other organisations that are called or were there."""
    there = {each.call.party for each in view.calls if each.is_elsewhere}
    if view.minutes is not None:
        there |= set(view.minutes.present_organisations.all())
    return {each for each in there if each.pk != view.case.owner_id}

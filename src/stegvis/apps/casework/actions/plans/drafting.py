from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import today
from stegvis.apps.projects.saving import save

from ...models import Case, Plan, PlanAction, PlanSubGoal, PlanVersion
from ...plan_policies import may_be_in_plan, may_change_draft, may_write_plan
from ..facts import NeedsReason
from ..revisions import locked
from .locking import locked_plan, locked_version, noted

LINES: dict[str, type[PlanSubGoal] | type[PlanAction]] = {"sub_goal": PlanSubGoal, "action": PlanAction}
"""The kinds of line that a draft holds."""


class AlreadyAPlan(Refused):
    default = _("The case has a plan already. Write a new version of it.")


class AlreadyADraft(Refused):
    default = _("A new version is being written already.")


@act
def begin_plan(*, case: Case, goal: str, goal_kind: str = "work_education", by: Viewer) -> PlanVersion:
    """Open the plan with what the person wants, in her own words; it may wait until she has said it."""
    case = locked(case)
    may_write_plan(by, case).or_refuse()
    if Plan.objects.filter(case=case).exists():
        raise AlreadyAPlan
    version = PlanVersion(plan=Plan.objects.create(case=case), number=1, written_by_id=by.user_id)
    _say_goal(version, goal, goal_kind)
    save(version, by=by)
    noted("plan.begun", version, by)
    return version


@act
def set_plan_goal(*, version: PlanVersion, goal: str, goal_kind: str, by: Viewer) -> PlanVersion:
    version = _draft(version, by)
    _say_goal(version, goal, goal_kind)
    save(version, by=by)
    noted("plan.written", version, by)
    return version


@act
def add_sub_goal(*, version: PlanVersion, text: str, kind: str = "work_education", by: Viewer) -> PlanSubGoal:
    version = _draft(version, by)
    row = PlanSubGoal(version=version, text=text.strip(), kind=kind, place=_last_place(version.sub_goals))
    save(row, by=by)
    noted("plan.written", version, by)
    return row


@act
def change_sub_goal(*, sub_goal: PlanSubGoal, text: str, kind: str, by: Viewer) -> PlanSubGoal:
    version = _draft(sub_goal.version, by)
    row = version.sub_goals.get(pk=sub_goal.pk)
    row.text, row.kind = text.strip(), kind
    save(row, by=by)
    noted("plan.written", version, by)
    return row


@act
def add_plan_action(
    *,
    version: PlanVersion,
    what: str,
    due: date,
    kind: str,
    by: Viewer,
    party: Organisation | None = None,
    contact: str = "",
    sub_goal: PlanSubGoal | None = None,
) -> PlanAction:
    """Add what an organisation among the parties is to do by a day, or the person where none is named."""
    version = _draft(version, by)
    row = PlanAction(version=version, place=_last_place(version.actions))
    _say_action(row, version, what=what, due=due, kind=kind, party=party, contact=contact, sub_goal=sub_goal)
    save(row, by=by)
    noted("plan.written", version, by)
    return row


@act
def change_plan_action(*, action: PlanAction, by: Viewer, **values: Any) -> PlanAction:
    """Say the action anew: `values` are those of `add_plan_action`."""
    version = _draft(action.version, by)
    row = version.actions.get(pk=action.pk)
    _say_action(row, version, **values)
    save(row, by=by)
    noted("plan.written", version, by)
    return row


@act
def move_plan_line(*, line: PlanSubGoal | PlanAction, later: bool, by: Viewer) -> None:
    """Let a sub-goal or an action change places with the next or the one before."""
    version = _draft(line.version, by)
    rows = list(type(line).objects.filter(version=version))
    here = next(place for place, row in enumerate(rows) if row.pk == line.pk)
    there = min(max(here + (1 if later else -1), 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    for place, row in enumerate(rows, start=1):
        row.place = place
        row.save(update_fields=["place"])
    noted("plan.written", version, by)


@act
def remove_plan_line(*, line: PlanSubGoal | PlanAction, by: Viewer) -> None:
    """Take a line out of a draft. The actions under a sub-goal that goes stay, under none."""
    version = _draft(line.version, by)
    if isinstance(line, PlanSubGoal):
        version.actions.filter(sub_goal=line).update(sub_goal=None)
    type(line).objects.filter(pk=line.pk, version=version).delete()
    noted("plan.written", version, by)


@act
def new_plan_version(*, plan: Plan, why: str, by: Viewer) -> PlanVersion:
    """Begin a new version as a copy of the latest, with why it is to be changed. The earlier one stays as it was."""
    plan = locked_plan(plan)
    may_write_plan(by, plan.case).or_refuse()
    latest = plan.versions.first()
    if latest is None:
        raise NotVisible
    if not latest.is_agreed:
        raise AlreadyADraft
    if not why.strip():
        raise NeedsReason
    version = PlanVersion(plan=plan, number=latest.number + 1, why=why.strip(), written_by_id=by.user_id)
    version.goal, version.goal_kind = latest.goal, latest.goal_kind
    save(version, by=by)
    _copy_lines(latest, version)
    noted("plan.version_begun", version, by)
    return version


def _draft(version: PlanVersion, by: Viewer) -> PlanVersion:
    version = locked_version(version)
    may_change_draft(by, version).or_refuse()
    return version


def _say_goal(version: PlanVersion, goal: str, goal_kind: str) -> None:
    version.goal, version.goal_kind = goal.strip() or None, goal_kind


def _say_action(
    row: PlanAction,
    version: PlanVersion,
    *,
    what: str,
    due: date,
    kind: str,
    party: Organisation | None = None,
    contact: str = "",
    sub_goal: PlanSubGoal | None = None,
) -> None:
    case = version.plan.case
    may_be_in_plan(party, case, today()).or_refuse()
    if sub_goal is not None and sub_goal.version_id != version.pk:
        raise NotVisible
    row.what, row.due, row.kind = what.strip(), due, kind
    row.party, row.contact, row.sub_goal = party, contact.strip() or None, sub_goal
    row.origin_id = party.pk if party else case.owner_id


def _last_place(rows: models.Manager) -> int:
    last = rows.aggregate(last=models.Max("place"))["last"]
    return (last or 0) + 1


def _copy_lines(latest: PlanVersion, version: PlanVersion) -> None:
    copies: dict[int | None, PlanSubGoal | None] = {None: None}
    for each in latest.sub_goals.all():
        copies[each.pk] = PlanSubGoal.objects.create(
            version=version, place=each.place, line=each.line, text=each.text, kind=each.kind
        )
    for each in latest.actions.all():
        PlanAction.objects.create(
            version=version,
            sub_goal=copies[each.sub_goal_id],
            place=each.place,
            line=each.line,
            what=each.what,
            party_id=each.party_id,
            contact=each.contact,
            due=each.due,
            kind=each.kind,
            origin_id=each.origin_id,
        )

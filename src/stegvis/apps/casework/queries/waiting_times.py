"""How long those who were referred to the own organisation wait: to be opened, to mapping, and to start."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.core.outcomes.waiting import Wait, Waiting, waiting

from ..models import CaseRevision, SentReferral
from ..referral_policies import ReferralSight
from ..states import State

TO_OPENED, TO_MAPPING, TO_START = "opened", "mapping", "start"
STEPS = (TO_OPENED, TO_MAPPING, TO_START)
GAVE_UP = (State.DECLINED, State.WITHDRAWN)


@dataclass(frozen=True)
class WaitingTimes:
    """One project's waiting times, step by step, each counted from the day of the referral."""

    project: Project
    steps: dict[str, Waiting]


def sees_waiting_times(viewer: Viewer) -> bool:
    """Say whether the viewer leads work at her organisation: who sees all its cases, or a unit's."""
    return viewer.may(Permission.SEE_ALL_CASES) or viewer.may(Permission.SEE_UNIT_CASES)


def waiting_times(viewer: Viewer, at: date) -> tuple[WaitingTimes, ...]:
    """Return the waiting times of the referrals that the viewer sees, project by project. Raises NotVisible.

    Protected persons are counted. What was taken back before anybody had read it is left out.
    """
    if not sees_waiting_times(viewer):
        raise NotVisible
    rows = ReferralSight(viewer, at).received.select_related("project", "case").order_by("project__name", "pk")
    by_project: dict[Project, list[SentReferral]] = {}
    for referral in rows:
        by_project.setdefault(referral.project, []).append(referral)
    ended = _days_of_giving_up([each for each in rows if each.case_id])
    return tuple(
        WaitingTimes(project, {step: waiting(list(_waits(each, step, ended, at))) for step in STEPS})
        for project, each in by_project.items()
    )


def _waits(referrals: list[SentReferral], step: str, ended: dict[int, date], at: date) -> Iterator[Wait]:
    for referral in referrals:
        there = _day_of(referral, step)
        gone = None if there else _gone(referral, ended)
        days = max(0, ((there or gone or at) - referral.referred_on).days)
        yield Wait(days, reached=there is not None, ended=gone is not None)


def _day_of(referral: SentReferral, step: str) -> date | None:
    """Return the day on which a referral reached a step."""
    if step == TO_OPENED:
        return _local(referral.opened_at)
    if referral.stage != SentReferral.Stage.TAKEN:
        return None
    if step == TO_MAPPING:
        return _local(referral.settled_at)
    return referral.case.started_on if referral.case else None


def _gone(referral: SentReferral, ended: dict[int, date]) -> date | None:
    """Return the day on which it ended otherwise: declined or taken back, before or after it was taken up."""
    if referral.stage in (SentReferral.Stage.DECLINED, SentReferral.Stage.WITHDRAWN):
        return _local(referral.settled_at)
    return ended.get(referral.case_id or 0)


def _days_of_giving_up(referrals: list[SentReferral]) -> dict[int, date]:
    """Return by case the day on which it was declined or withdrawn, of those that stand so now."""
    given_up = [each.case_id for each in referrals if each.case and each.case.state in GAVE_UP]
    rows = CaseRevision.objects.filter(case__in=given_up, state__in=GAVE_UP).order_by("pk")
    return {case: timezone.localdate(at) for case, at in rows.values_list("case", "recorded_at")}


def _local(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None

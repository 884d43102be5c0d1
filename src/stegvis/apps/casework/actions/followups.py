from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.queries import followup_months
from stegvis.apps.projects.saving import save
from stegvis.core import codebook
from stegvis.core.calendar_months import add_months

from ..models import Case, FollowUp
from ..policies import may_follow_up
from ..states import State, move
from .facts import LivelihoodNow, OccupationNow, record_state
from .revisions import locked, save_case

PLANNED = "planned"


class AlreadyFollowedUp(Refused):
    default = _("The follow-up has already been recorded. Correct it instead.")


class NothingCameOfIt(Refused):
    default = _("Say what came of the follow-up.")


def plan_followups(case: Case) -> None:
    """Plan the project's follow-ups in calendar months after exit; those already planned move with the day of exit.

    None after a death or a wrong registration.
    """
    current = {each.months: each for each in FollowUp.objects.filter(case=case, withdrawn_at__isnull=True)}
    reason = codebook.exits[case.exit_reason]
    if reason.flags & {"death", "excluded"}:
        withdraw_planned(FollowUp.objects.filter(case=case), why=f"exit {reason.code}")
        return
    for months in followup_months(case.project):
        due = add_months(case.exited_on, months)
        if months not in current:
            FollowUp.objects.create(case=case, months=months, due=due)
        elif current[months].status == PLANNED:
            FollowUp.objects.filter(pk=current[months].pk).update(due=due)


def withdraw_planned(followups: QuerySet[FollowUp], *, why: str) -> None:
    planned = followups.filter(status=PLANNED, withdrawn_at__isnull=True)
    planned.update(withdrawn_at=timezone.now(), why=why)


@act
def record_followup(
    *,
    followup: FollowUp,
    status: str,
    on: date,
    by: Viewer,
    livelihoods: Iterable[LivelihoodNow] = (),
    occupations: Iterable[OccupationNow] = (),
) -> FollowUp:
    """Record what came of a follow-up, and how the person lives and what she does that day.

    When none is left to make, the case is followed up. Raises NotVisible, NotAllowed or AlreadyFollowedUp.
    """
    case = locked(followup.case)
    may_follow_up(by, case).or_refuse()
    followup = FollowUp.objects.select_for_update().get(pk=followup.pk)
    if followup.status != PLANNED or followup.withdrawn_at:
        raise AlreadyFollowedUp
    _settle(followup, status, on, by)
    record_state(case.person, livelihoods, occupations, on=on, source="followup", by=by)
    _finish(case, by)
    log.record("case.followed_up", target=case, person_key=case.person.key, by=by)
    return followup


@act
def correct_followup(*, followup: FollowUp, status: str, on: date, why: str, by: Viewer) -> FollowUp:
    """Put another result in a follow-up's place; the earlier one stays, withdrawn, with why."""
    case = locked(followup.case)
    may_follow_up(by, case).or_refuse()
    old = FollowUp.objects.select_for_update().get(pk=followup.pk)
    old.withdrawn_at, old.why = timezone.now(), why
    save(old, by=by)
    new = FollowUp(case=case, months=old.months, due=old.due)
    _settle(new, status, on, by)
    log.record("case.followup_corrected", target=case, person_key=case.person.key, by=by)
    return new


def _settle(followup: FollowUp, status: str, on: date, by: Viewer) -> None:
    if status == PLANNED:
        raise NothingCameOfIt
    followup.status, followup.done, followup.recorded_by_id, followup.batch = status, on, by.user_id, None
    save(followup, by=by)


def _finish(case: Case, by: Viewer) -> None:
    left = FollowUp.objects.filter(case=case, status=PLANNED, withdrawn_at__isnull=True)
    if case.state == State.EXITED and not left.exists():
        case.state = move(case.state, State.FOLLOWED_UP)
        save_case(case, by=by)

from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Unit
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, is_shown
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.saving import save

from ..models import Case, FollowUp, Referral, Responsibility
from ..policies import may_correct_case, may_move_case, may_open_case, may_reopen_case, unit_of
from ..states import ENTRIES, OPEN, REOPENINGS, MoveNotAllowed, State, move
from .facts import NeedsReason
from .followups import withdraw_planned
from .revisions import locked, save_case


class AlreadyOpen(Refused):
    """The person already has an open case of the same owner in the project."""

    default = _("The person already has an open case in this project.")


CORRECTABLE = frozenset({"referred_on", "started_on", "months_public_support_before"})


@act
def open_case(
    *,
    person: Person,
    project: Project,
    on: date,
    by: Viewer,
    state: State = State.REFERRED,
    way_in: str = "unknown",
    unit: Unit | None = None,
    months_public_support_before: int | None = None,
) -> Case:
    """Open a case of `person` in `project`: referred on that day, or in another state where a case can begin.

    The viewer's own unit has it unless another is named, and where her role sees own cases only she is responsible.
    Raises NotVisible, NotAllowed, NotAParty or AlreadyOpen.
    """
    may_open_case(by, person, project, on).or_refuse()
    case = Case(person=person, project=project, months_public_support_before=months_public_support_before)
    return begin(case, state=state, on=on, referred_on=on, way_in=way_in, unit=unit, by=by)


def begin(
    case: Case, *, state: State, on: date, referred_on: date | None, way_in: str, unit: Unit | None, by: Viewer
) -> Case:
    """Save a new case once somebody has been found allowed to open it. Raises AlreadyOpen or MoveNotAllowed."""
    if state not in ENTRIES:
        raise MoveNotAllowed
    _refuse_second(case.person, case.project)
    case.owner_id = case.person.owner_id
    case.state, case.referred_on = state, referred_on
    case.unit_id = unit.pk if unit else unit_of(by)
    save_case(case, by=by)
    if referred_on:
        Referral.objects.update_or_create(case=case, defaults={"way_in": way_in, "referred_on": referred_on})
    if may_be_own(by) and not case.responsibilities.filter(until__isnull=True).exists():
        Responsibility.objects.create(case=case, user_id=by.user_id, on=on)
    log.record("case.opened", target=case, person_key=case.person.key, by=by)
    return case


def may_be_own(by: Viewer) -> bool:
    """Say whether whoever opens a case gets it: who sees own cases only would lose it otherwise."""
    return by.may(Permission.SEE_OWN_CASES) and not by.may(Permission.SEE_ALL_CASES)


@act
def move_case(*, case: Case, to: State, on: date, by: Viewer, decision: str | None = None) -> Case:
    """Take a step of the path that has no act of its own; `decision` is the code decided on the referral that day.

    Raises NotVisible, NotAllowed or MoveNotAllowed; starting, exiting and reopening are other acts.
    """
    case = locked(case)
    may_move_case(by, case).or_refuse()
    if (case.state, to) in REOPENINGS or to in (State.EXITED, State.FOLLOWED_UP):
        raise MoveNotAllowed
    if to == State.UNDER_WAY and case.started_on is None:
        raise MoveNotAllowed
    if decision:
        _decide(case, decision, on, by)
    case.state = move(case.state, to)
    save_case(case, by=by)
    log.record(f"case.{to.value}", target=case, person_key=case.person.key, by=by)
    return case


@act
def start_case(*, case: Case, on: date, by: Viewer) -> Case:
    """The case goes under way: `on` is its day of start. Raises MoveNotAllowed unless it was accepted."""
    case = locked(case)
    may_move_case(by, case).or_refuse()
    if case.state != State.ACCEPTED:
        raise MoveNotAllowed
    case.state, case.started_on = move(case.state, State.UNDER_WAY), on
    save_case(case, by=by)
    log.record("case.started", target=case, person_key=case.person.key, by=by)
    return case


@act
def reopen_case(*, case: Case, why: str, by: Viewer) -> Case:
    """Reopen what was declined, withdrawn or exited. The exit stays in the revisions; its planned follow-ups end."""
    case = locked(case)
    may_reopen_case(by, case).or_refuse()
    if not why.strip():
        raise NeedsReason
    to = next((to for state, to in REOPENINGS if state == case.state), None)
    if to is None:
        raise MoveNotAllowed
    _refuse_second(case.person, case.project)
    withdraw_planned(FollowUp.objects.filter(case=case), why=why)
    case.state, case.exited_on, case.exit_reason, case.exit_note = move(case.state, to), None, None, None
    save_case(case, by=by, why=why)
    log.record("case.reopened", target=case, person_key=case.person.key, by=by)
    return case


@act
def correct_case(*, case: Case, why: str, by: Viewer, **changes: object) -> Case:
    """Correct the day of referral or start, or the months on public support before; the old values stay, with why."""
    unknown = set(changes) - CORRECTABLE
    if unknown:
        raise TypeError(f"not correctable here: {sorted(unknown)}")
    case = locked(case)
    may_correct_case(by, case).or_refuse()
    if not why.strip():
        raise NeedsReason
    for name, value in changes.items():
        setattr(case, name, value)
    save_case(case, by=by, why=why)
    log.record("case.corrected", target=case, person_key=case.person.key, by=by, fields=changes)
    return case


def _decide(case: Case, decision: str, on: date, by: Viewer) -> None:
    """Write down what was decided on how the case came in. Raises DoesNotFit for a day before the referral."""
    referral = Referral.objects.select_for_update().filter(case=case).first()
    if referral is not None:
        referral.decision, referral.decided_on = decision, on
        save(referral, by=by)


def _refuse_second(person: Person, project: Project) -> None:
    open_cases = Case.objects.filter(is_shown(), owner=person.owner_id, person=person, project=project, state__in=OPEN)
    if open_cases.exists():
        raise AlreadyOpen

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.core.codebook import Code

from ..models import Case
from ..policies import may_correct_case, may_exit_case
from ..states import ENDED, MoveNotAllowed, State, move
from .facts import LivelihoodNow, NeedsReason, OccupationNow, record_state
from .followups import plan_followups
from .revisions import locked, save_case


class AlreadyExited(Refused):
    default = _("The case has already exited.")


@act
def exit_case(
    *,
    case: Case,
    reason: Code,
    on: date,
    by: Viewer,
    note: str | None = None,
    livelihoods: Iterable[LivelihoodNow] = (),
    occupations: Iterable[OccupationNow] = (),
) -> Case:
    """Register that a case has exited, and how the person lives and what she does from that day.

    Plans the project's follow-ups, unless the exit is a death or a wrong registration. Whoever is responsible stays so.
    Raises NotVisible, NotAllowed, AlreadyExited, MoveNotAllowed or DoesNotFit, with the text to show.
    """
    case = locked(case)
    may_exit_case(by, case).or_refuse()
    if case.state in ENDED:
        raise AlreadyExited
    case.state = move(case.state, State.EXITED)
    case.exited_on, case.exit_reason, case.exit_note = on, reason.code, note
    save_case(case, by=by)
    record_state(case.person, livelihoods, occupations, on=on, source="exit", by=by)
    plan_followups(case)
    log.record("case.exited", target=case, person_key=case.person.key, by=by)
    return case


@act
def correct_exit(*, case: Case, reason: Code, on: date, why: str, by: Viewer, note: str | None = None) -> Case:
    """Correct day, reason and, where one is given, the note of an exit; an empty one takes it away.

    Follow-ups not yet made are planned anew; what came of others stays.
    """
    case = locked(case)
    may_correct_case(by, case).or_refuse()
    if case.state not in ENDED:
        raise MoveNotAllowed
    if not why.strip():
        raise NeedsReason
    case.exited_on, case.exit_reason = on, reason.code
    if note is not None:
        case.exit_note = note or None
    save_case(case, by=by, why=why)
    plan_followups(case)
    log.record("case.exit_corrected", target=case, person_key=case.person.key, by=by)
    return case

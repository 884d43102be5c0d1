"""Which acts stand as buttons on a case: those that its verdict allows and its state can take."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework import policies
from stegvis.apps.casework.states import ENDED, MOVES, REOPENINGS, State

OWN_PAGES = {State.UNDER_WAY, State.EXITED, State.FOLLOWED_UP}
"""Steps that have an act of their own; a paused case alone goes under way again by a plain step."""


@dataclass(frozen=True)
class Button:
    words: str
    url: str
    main: bool = False


def plain_steps(case: Any) -> list[str]:
    """Return the steps that a case can take without an act of their own."""
    resumes = {State.UNDER_WAY} if case.state == State.PAUSED else set()
    to = MOVES[State(case.state)] - (OWN_PAGES - resumes)
    return [state.value for state in State if state in to and (case.state, state) not in REOPENINGS]


def buttons(viewer: Viewer, case: Any) -> list[Button]:
    """Return what the viewer may do with the case now, the most likely first."""
    moves, exits = policies.may_move_case(viewer, case), policies.may_exit_case(viewer, case)
    reopens, corrects = policies.may_reopen_case(viewer, case), policies.may_correct_case(viewer, case)
    leads_to = MOVES[State(case.state)]
    can_reopen = any((case.state, to) in REOPENINGS for to in leads_to)
    offered = [
        (_("Register start"), "start", moves and case.state == State.ACCEPTED, True),
        (_("Register exit"), "exit", exits and State.EXITED in leads_to, True),
        (
            _("Change state"),
            "step",
            moves and bool(plain_steps(case)),
            case.state not in (State.ACCEPTED, State.UNDER_WAY),
        ),
        (_("Change who is responsible"), "assign", policies.may_assign(viewer, case), False),
        (_("Correct the exit"), "correct_exit", corrects and case.state in ENDED, False),
        (_("Reopen"), "reopen", reopens and can_reopen, False),
        (_("Correct days"), "correct_case", corrects, False),
    ]
    return [Button(words, reverse(f"cases:{name}", args=[case.key]), main) for words, name, may, main in offered if may]

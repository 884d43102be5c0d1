"""The path of a case: which state may follow which. The picture in docs/case-path.md is made from this table.

Beyond the usual path, an accepted or referred case can be withdrawn (the person changes her mind before anything has
begun), and what was declined, withdrawn or exited can be reopened with a reason.
"""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Refused


class State(TextChoices):
    REFERRED = "referred", _("Referred")
    MAPPING = "mapping", _("Mapping")
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    UNDER_WAY = "under_way", _("Under way")
    PAUSED = "paused", _("Paused")
    EXITED = "exited", _("Exited")
    FOLLOWED_UP = "followed_up", _("Followed up")
    CLOSED = "closed", _("Closed")


S = State

MOVES: Mapping[State, frozenset[State]] = {
    S.REFERRED: frozenset({S.MAPPING, S.WITHDRAWN}),
    S.MAPPING: frozenset({S.ACCEPTED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.ACCEPTED, S.DECLINED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.UNDER_WAY, S.WITHDRAWN}),
    S.DECLINED: frozenset({S.MAPPING}),
    S.WITHDRAWN: frozenset({S.MAPPING}),
    S.UNDER_WAY: frozenset({S.PAUSED, S.EXITED}),
    S.PAUSED: frozenset({S.UNDER_WAY, S.EXITED}),
    S.EXITED: frozenset({S.FOLLOWED_UP, S.UNDER_WAY}),
    S.FOLLOWED_UP: frozenset({S.CLOSED}),
    S.CLOSED: frozenset(),
}

REOPENINGS = frozenset({(S.DECLINED, S.MAPPING), (S.WITHDRAWN, S.MAPPING), (S.EXITED, S.UNDER_WAY)})
"""Moves that need a reason."""

ENTRIES = frozenset({S.REFERRED, S.MAPPING, S.ACCEPTED})
"""States in which a case can begin: a referral, an own application, or a participant who is registered at start."""

OPEN = frozenset({S.REFERRED, S.MAPPING, S.WAITING, S.ACCEPTED, S.UNDER_WAY, S.PAUSED})
STARTED = frozenset({S.UNDER_WAY, S.PAUSED, S.EXITED, S.FOLLOWED_UP, S.CLOSED})
ENDED = frozenset({S.EXITED, S.FOLLOWED_UP, S.CLOSED})


class MoveNotAllowed(Refused):
    default = _("The case can't take this step from where it is.")


def move(current: str, to: State) -> State:
    """Return the new state. Raises MoveNotAllowed when no line in the table leads there."""
    if to not in MOVES[State(current)]:
        raise MoveNotAllowed
    return to


def mermaid() -> str:
    """Return the table as a Mermaid state diagram; moves that need a reason are marked."""
    lines = [f"    [*] --> {entry.value}" for entry in State if entry in ENTRIES]
    for current in State:
        for to in (each for each in State if each in MOVES[current]):
            mark = ": with a reason" if (current, to) in REOPENINGS else ""
            lines.append(f"    {current.value} --> {to.value}{mark}")
    ends = [f"    {state.value} --> [*]" for state in State if not MOVES[state]]
    return "\n".join(["stateDiagram-v2", *lines, *ends]) + "\n"

"""What becomes of each person in “Vägen vidare”, in months and days before the day it is asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Path:
    """One case. `started` and `exited`: months before today; None: not (yet). `referred`: days before start or today.

    `home` is the municipality's place in `commission.MUNICIPALITIES`; `followed`: what came of the follow-ups, in
    order of their months; a follow-up that is not named is planned, late where its day has passed.
    """

    sex: str
    home: int
    state: str
    referred: int
    started: float | None = None
    exited: float | None = None
    reason: str | None = None
    followed: tuple[str, ...] = ()
    protection: str = "none"


def _waiting(sex: str, home: int, state: str, referred: int) -> Path:
    return Path(sex=sex, home=home, state=state, referred=referred)


def _open(sex: str, home: int, started: float, *, state: str = "under_way", protection: str = "none") -> Path:
    return Path(sex=sex, home=home, state=state, referred=28, started=started, protection=protection)


def _ended(sex: str, home: int, started: float, exited: float, reason: str, *followed: str) -> Path:
    state = "followed_up" if followed else "exited"
    return Path(
        sex=sex, home=home, state=state, referred=35, started=started, exited=exited, reason=reason, followed=followed
    )


NOT_STARTED = (
    _waiting("woman", 0, "referred", 2),
    _waiting("man", 0, "referred", 6),
    _waiting("man", 1, "referred", 19),  # too long without an answer
    _waiting("woman", 2, "mapping", 16),
    _waiting("man", 0, "mapping", 12),
    _waiting("woman", 1, "waiting", 40),
    _waiting("man", 2, "waiting", 33),
    _waiting("woman", 0, "accepted", 21),
    _waiting("man", 1, "declined", 50),
)

UNDER_WAY = (
    _open("woman", 0, 0.2),
    _open("man", 0, 0.6),
    _open("woman", 1, 1.0),
    _open("man", 2, 1.5),
    _open("woman", 0, 2.2),
    _open("man", 0, 2.9, protection="own_staff"),
    _open("woman", 2, 3.4),
    _open("woman", 1, 4.0),
    _open("man", 0, 4.8),
    _open("woman", 0, 5.5, protection="marked"),
    _open("man", 1, 6.1),
    _open("woman", 2, 6.9),
    _open("man", 0, 7.7),
    _open("man", 2, 8.5),
    _open("woman", 0, 9.2, protection="protected_registration"),
    _open("woman", 1, 10.3),
    _open("man", 0, 11.5),
    _open("woman", 0, 12.4),
    _open("man", 1, 13.8),
    _open("woman", 2, 15.1),
    _open("woman", 0, 5.9, state="paused"),
    _open("man", 2, 9.9, state="paused"),
)

EXITED = (
    _ended("woman", 0, 18.9, 13.0, "A2", "done", "done"),
    _ended("man", 1, 18.5, 12.6, "S1", "done", "unreachable"),
    _ended("man", 0, 18.2, 12.2, "A1", "done"),  # the second one is late
    _ended("woman", 2, 17.5, 9.4, "H1", "unreachable"),
    _ended("woman", 0, 17.0, 8.1, "A1", "done"),
    _ended("man", 0, 16.3, 7.0, "O2"),  # late
    _ended("woman", 1, 15.7, 6.3, "S2"),  # late
    _ended("man", 2, 14.9, 5.8, "A2"),  # due next week
    _ended("woman", 0, 13.3, 4.4, "E2"),
    _ended("man", 0, 12.1, 3.2, "A1"),
    _ended("woman", 1, 9.0, 1.7, "M1"),
    _ended("man", 1, 7.4, 0.5, "S1"),
)

STARTED = (*UNDER_WAY, *EXITED)

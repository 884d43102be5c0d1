"""Who is looking, for the database's own fence around rows about persons (docs/adr/0011).

Holds for the thread or task that sets it, and ends with the block. PostgreSQL is told before the next statement;
SQLite has no such fence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the database's own code reads this file before there are models
    from .viewers import Viewer


@dataclass(frozen=True)
class Looking:
    """The organisations whose rows exist for whoever looks, who she is, and whether she only counts, over all."""

    organisations: tuple[int, ...] = ()
    user: int | None = None
    counting: bool = False


_looking: ContextVar[Looking | None] = ContextVar("looking", default=None)


def who_looks() -> Looking | None:
    """Return who looks; nothing outside of every request, act and job."""
    return _looking.get()


@contextmanager
def nobody_looks() -> Iterator[None]:
    """Begin without what any earlier block has said."""
    with _as(Looking()):
        yield


@contextmanager
def looking(viewer: "Viewer | None") -> Iterator[None]:
    """Look as the viewer's organisation. Who has none, the system say, looks as was looked before."""
    before = _looking.get()
    if viewer is None:
        who = before
    elif viewer.organisation_id is None:
        who = before if before and before.organisations else Looking(user=viewer.user_id)
    else:
        who = Looking((viewer.organisation_id,), viewer.user_id)
    with _as(who):
        yield


@contextmanager
def looking_also_for(organisation_id: int) -> Iterator[None]:
    """Look as one more organisation: to write down in its file what one has just handed over to it."""
    now = _looking.get() or Looking()
    others = tuple(each for each in now.organisations if each != organisation_id)
    with _as(replace(now, organisations=(*others, organisation_id))):
        yield


@contextmanager
def counting() -> Iterator[None]:
    """Read the rows of all organisations, to count them and nothing else."""
    with _as(Looking(counting=True)):
        yield


@contextmanager
def _as(who: Looking | None) -> Iterator[None]:
    token = _looking.set(who)
    try:
        yield
    finally:
        _looking.reset(token)

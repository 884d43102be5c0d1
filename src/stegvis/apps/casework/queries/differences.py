"""What a change is: who changed what and why, and field by field what stood there before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One field: what stood there and what stands there now. None is empty."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What somebody changed at one time. `what` is person, case, followup or a kind of fact; `by` is "" for a file."""

    at: datetime
    by: str
    what: str
    why: str
    differences: tuple[Difference, ...]


def differences(before: Any, after: Any, fields: Sequence[str]) -> tuple[Difference, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name, None)) for name in fields)
    return tuple(
        Difference(name, old or None, new or None) for name, old, new in pairs if (old or None) != (new or None)
    )


def name_of(user: Any) -> str:
    return user.name if user else ""

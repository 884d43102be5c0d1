"""What other areas show beside a received referral: whether the person fits the project, say. Each registers its own:

beside_referral.register(judgement_of)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stegvis.apps.access.viewers import Staff


@dataclass(frozen=True)
class Beside:
    """A part of the page: its template, and what the template needs as `beside`."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Maker = Callable[[Staff, Any, date], Beside | None]
"""Takes the viewer, the referral that she has open (with `key`, `project`, `disclosure`, `case`) and the day."""

_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Add a part, after those that were registered before."""
    if maker not in _makers:
        _makers.append(maker)


def beside(viewer: Staff, referral: Any, today: date) -> list[Beside]:
    """Return what the areas have to say about a referral, those with nothing left out."""
    found = (maker(viewer, referral, today) for maker in _makers)
    return [part for part in found if part is not None]

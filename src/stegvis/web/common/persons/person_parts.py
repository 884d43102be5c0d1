"""What other areas have about a person on her page. Each registers its own in its `apps.py`, and the page knows none:

person_parts.register(4, plan_part, _("Plan"))
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stegvis.apps.access.verdicts import Text
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage


@dataclass(frozen=True)
class Step:
    """What to do next, by when, and the link for those who may."""

    words: Text
    due: date | None = None
    url: str = ""
    act: Text = ""


@dataclass(frozen=True)
class Event:
    """A line of the timeline."""

    day: date
    title: Text
    text: str = ""


@dataclass(frozen=True)
class Link:
    """A quiet button at the head of the page."""

    words: Text
    url: str


@dataclass(frozen=True)
class Part:
    """What an area has: a section of the page with what its template needs, next steps, and lines of the timeline.

    An area without a section to show leaves the template empty.
    """

    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()


Maker = Callable[[Staff, PersonPage, date], Part | None]

_makers: dict[Maker, tuple[int, Text]] = {}


def register(order: int, maker: Maker, events: Text = "") -> None:
    """Add a part of the page; `events` is what the timeline's filter calls its events, where it has some.

    The order is fixed for all areas, as on the path: 1 referral, 2 eligibility, 3 mapping, 4 plan, 5 meetings,
    6 activities, 7 deviations, 8 the five steps.
    """
    _makers[maker] = (order, events)


def parts_for(viewer: Staff, page: PersonPage, today: date) -> list[tuple[str, Part]]:
    """Return the parts that have something about this person, in order, each with the name of its filter."""
    made = ((name_of(maker), maker(viewer, page, today)) for maker in _in_order())
    return [(name, part) for name, part in made if part is not None]


def event_filters() -> list[tuple[str, Text]]:
    """Return name and words of each filter that the parts add to the timeline."""
    return [(name_of(maker), _makers[maker][1]) for maker in _in_order() if _makers[maker][1]]


def name_of(maker: Maker) -> str:
    """Return what an area's filter is called in the address: the area's own name."""
    return maker.__module__.split(".")[2]


def _in_order() -> Iterable[Maker]:
    return sorted(_makers, key=lambda maker: _makers[maker][0])

"""What other areas have about a person on her page. Each registers its own in its `apps.py`, and the page knows none:

person_parts.register(2, plan_part, events=_("Plan"), anchor="plan", title=_("Plan"))
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


@dataclass(frozen=True)
class Place:
    """Where a part stands on the page, and what leads to it: the id of its section and its words in the page's menu."""

    order: int
    events: Text
    anchor: str
    title: Text


_makers: dict[Maker, Place] = {}


def register(order: int, maker: Maker, events: Text = "", anchor: str = "", title: Text = "") -> None:
    """Add a part of the page; `events` is what the timeline's filter calls its events, where it has some.

    The order is fixed for all areas, by how often a worker looks: 1 whether she fits and what she wrote herself,
    2 plan, 3 meetings, 4 activities, 5 notes, 6 mapping, 7 the five steps, 8 documents, 9 referrals, deviations.
    """
    _makers[maker] = Place(order, events, anchor, title or events)


def menu_of(parts: Iterable[tuple[str, Part]]) -> list[Place]:
    """Return the places of those parts that have a section on this person's page, in order."""
    shown = {name for name, part in parts if part.template}
    return [_makers[maker] for maker in _in_order() if name_of(maker) in shown and _makers[maker].anchor]


def parts_for(viewer: Staff, page: PersonPage, today: date) -> list[tuple[str, Part]]:
    """Return the parts that have something about this person, in order, each with the name of its filter."""
    made = ((name_of(maker), maker(viewer, page, today)) for maker in _in_order())
    return [(name, part) for name, part in made if part is not None]


def event_filters() -> list[tuple[str, Text]]:
    """Return name and words of each filter that the parts add to the timeline."""
    return [(name_of(maker), _makers[maker].events) for maker in _in_order() if _makers[maker].events]


def name_of(maker: Maker) -> str:
    """Return what an area's filter is called in the address: the area's own name."""
    return maker.__module__.split(".")[2]


def _in_order() -> Iterable[Maker]:
    return sorted(_makers, key=lambda maker: _makers[maker].order)

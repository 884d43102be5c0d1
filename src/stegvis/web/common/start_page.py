"""What stands on the start page. Each area registers its own in its `apps.py`, and the page itself knows none of them:

start_page.register_numbers(2, numbers_of, SEES_PERSONS)
start_page.register_section(1, section_of, SEES_PERSONS)
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from stegvis.apps.access.counting import count_by
from stegvis.apps.access.viewers import Staff

from .navigation import Place


@dataclass(frozen=True)
class Number:
    """A number with its words; it opens the list that it counts."""

    number: int
    words: str
    url: str
    urgent: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the page: its template, and what the template needs."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    """The keys of whom it names: the page logs that it showed them."""


@dataclass(frozen=True)
class Counted:
    """Rows whose number stands on the page where there are any: all areas' are counted in one query."""

    rows: Any
    words: str
    url: str
    urgent: bool = False

    by = ""

    def told(self, counts: Mapping[str, int]) -> list[Number]:
        number = sum(counts.values())
        return [Number(number, self.words, self.url, self.urgent)] if number else []


@dataclass(frozen=True)
class CountedBy:
    """Rows that are counted by a column of codes, in the same query; `told` makes the numbers of them."""

    rows: Any
    by: str
    told: Callable[[Mapping[str, int]], list[Number]]


Numbers = Callable[[Staff, date], Iterable[Number | Counted | CountedBy]]
Part = Callable[[Staff, date], Section | None]
Permissions = Collection[str]
Due = Callable[[Staff, date], tuple[Number, Section | None]]
P = TypeVar("P", Numbers, Part, Due)

Rows = Callable[[Staff, date], Iterable[Any]]

_numbers: dict[Numbers, tuple[int, Permissions]] = {}
_sections: dict[Part, tuple[int, Permissions]] = {}
_due: dict[Due, tuple[int, Permissions]] = {}
_lists: dict[Part, tuple[int, Permissions, Rows]] = {}
_first: list[Place] = []
_beside: dict[str, Place] = {}


def register_numbers(order: int, numbers: Numbers, permissions: Permissions) -> None:
    """Add numbers for roles with any of `permissions`.

    The order is fixed for all areas: 1 participants, 2 what others have handed over, 3 consents, 4 what is late.
    """
    _numbers[numbers] = (order, permissions)


def register_section(order: int, section: Part, permissions: Permissions) -> None:
    """Add a section for roles with any of `permissions`; it may have nothing to show. The order: 1 drafts, 2 due."""
    _sections[section] = (order, permissions)


def register_due(order: int, due: Due, permissions: Permissions) -> None:
    """Add a list of what is due, with the number of what is late: last on the page, 1 follow-ups, 2 plans.

    One function gives both, so that one query does. A number of nothing is left out.
    """
    _due[due] = (order, permissions)


def register_list(order: int, section: Part, permissions: Permissions, *, rows: Rows) -> None:
    """Add a section that is made only where one of `rows` (querysets) has any: they are asked with the numbers.

    The order: 1 meetings and tasks.
    """
    _lists[section] = (order, permissions, rows)


def register_first(place: Place) -> None:
    """Say what the page's one button opens, and who has it: the first in order that the viewer's role opens."""
    _first[:] = sorted(
        [place, *(each for each in _first if each.url_name != place.url_name)], key=lambda each: each.order
    )


def register_beside(place: Place) -> None:
    """Add a quiet button beside the first, for whom the place opens."""
    _beside[place.url_name] = place


def numbers_for(viewer: Staff, today: date) -> list[Number]:
    return numbers_and_lists(viewer, today)[0]


def numbers_and_lists(viewer: Staff, today: date) -> tuple[list[Number], list[Section]]:
    """Return the numbers, and the lists that have something in them: all rows are counted in one query."""
    found = [number for numbers in _open_to(viewer, _numbers) for number in numbers(viewer, today)]
    lists = [(section, list(_lists[section][2](viewer, today))) for section in _open_to(viewer, _placed(_lists))]
    asked = [(each.rows, each.by) for each in found if not isinstance(each, Number)]
    counts = iter(count_by([*asked, *((each, "") for _section, rows in lists for each in rows)]))
    told = [[each] if isinstance(each, Number) else each.told(next(counts)) for each in found]
    filled = [section for section, rows in lists if sum([sum(next(counts).values()) for _each in rows])]
    made = [section(viewer, today) for section in filled]
    return [number for numbers in told for number in numbers], [each for each in made if each is not None]


def sections_for(viewer: Staff, today: date) -> list[Section]:
    found = (section(viewer, today) for section in _open_to(viewer, _sections))
    return [section for section in found if section is not None]


def due_for(viewer: Staff, today: date) -> tuple[list[Number], list[Section]]:
    """Return the numbers of what is late, and the lists of what is due."""
    found = [due(viewer, today) for due in _open_to(viewer, _due)]
    late = [number for number, _section in found if number.number]
    return late, [section for _number, section in found if section is not None]


def first_for(viewer: Staff) -> Place | None:
    return next((place for place in _first if any(viewer.may(each) for each in place.permissions)), None)


def beside_for(viewer: Staff) -> list[Place]:
    """Return the quiet buttons, in order."""
    places = sorted(_beside.values(), key=lambda each: each.order)
    return [place for place in places if any(viewer.may(each) for each in place.permissions)]


def _placed(lists: Mapping[Part, tuple[int, Permissions, Rows]]) -> dict[Part, tuple[int, Permissions]]:
    return {section: (order, permissions) for section, (order, permissions, _rows) in lists.items()}


def _open_to(viewer: Staff, registered: Mapping[P, tuple[int, Permissions]]) -> list[P]:
    """Return what the viewer's role opens, in order."""
    ordered = sorted(registered.items(), key=lambda each: each[1][0])
    return [part for part, (_order, permissions) in ordered if any(viewer.may(each) for each in permissions)]

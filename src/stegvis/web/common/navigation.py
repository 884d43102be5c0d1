"""The places in the left column, at most seven for anybody. Each area registers its own in its `apps.py`:

navigation.register(Place(1, _("Today"), "today:show", "house", {Permission.SEE_OWN_CASES}))
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import resolve, reverse
from django.utils.functional import Promise

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Viewer

MOST_PLACES = 7


@dataclass(frozen=True)
class Place:
    """One entry: its order, what it is called, the url's name, its icon, and the permissions that open it (any of).

    The order is fixed for all areas: 1 today, 2 participants, 3 projects, 4 measurements, 5 deviations, 6 reports,
    7 administration, 8 requests for what is kept, 9 retention.
    """

    order: int
    label: str | Promise
    url_name: str
    icon: str
    permissions: frozenset[Permission] | set[Permission] = field(hash=False)

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    @property
    def area(self) -> str:
        return self.url_name.partition(":")[0]


_places: dict[str, Place] = {}
_parents: dict[str, str] = {}
_search: list[Place] = []


def register(place: Place) -> None:
    """Add an area's place. An area that registers twice replaces its own."""
    _places[place.url_name] = place


def belongs(area: str, *, to: str) -> None:
    """Let an area without a place of its own stand under another's: its pages show that one as the current."""
    _parents[area] = to


def register_search(place: Place) -> None:
    """Say where the search in the top bar is sent (by POST), and who has it."""
    _search[:] = [place]


def places_for(viewer: Viewer) -> list[Place]:
    """Return the places that the viewer's role opens, in order."""
    return [place for place in sorted(_places.values(), key=lambda each: each.order) if _opens(place, viewer)]


def search_for(viewer: Viewer) -> Place | None:
    """Return where the viewer searches, if she may."""
    return next((place for place in _search if _opens(place, viewer)), None)


def current(places: Iterable[Place], path: str) -> Place | None:
    """Return the place whose area the path belongs to."""
    namespace = resolve(path).namespace
    area = _parents.get(namespace, namespace)
    return next((place for place in places if place.area == area), None)


def _opens(place: Place, viewer: Viewer) -> bool:
    return any(viewer.may(permission) for permission in place.permissions)

"""To whom, and for what, something about a person can go right now; and what no ground lets go."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.queries import open_ways
from stegvis.core import codebook

from .words import grounds_in_words, kinds_in_words, others


@dataclass(frozen=True)
class OpenWay:
    """One purpose that a ground opens towards a receiver."""

    purpose: str
    kinds: str
    basis: str


@dataclass(frozen=True)
class Towards:
    """A receiver: the purposes that are open, and those that no ground opens."""

    organisation: Any
    open: list[OpenWay]
    closed: list[str]


def ways_of(viewer: Viewer, person: Any, *, with_kind: str = "") -> tuple[list[Towards], list[Any]]:
    """Return the receivers with something open, and those with nothing.

    `with_kind` counts a way as open only when it lets that kind through: a question says who the person is.
    """
    found = {
        (way.receiver.pk, way.purpose): way
        for way in open_ways(person, timezone.now())
        if not with_kind or with_kind in way.kinds
    }
    towards = [_towards(organisation, found) for organisation in others(viewer)]
    return [each for each in towards if each.open], [each.organisation for each in towards if not each.open]


def _towards(organisation: Any, found: dict[tuple[int, str], Any]) -> Towards:
    purposes = codebook.disclosure_purposes.codes
    ways = {purpose: found[organisation.pk, purpose] for purpose in purposes if (organisation.pk, purpose) in found}
    open_ = [OpenWay(purpose, _kinds(way), grounds_in_words(way.kinds.values())) for purpose, way in ways.items()]
    return Towards(organisation, open_, [purpose for purpose in purposes if purpose not in ways])


def _kinds(way: Any) -> str:
    return kinds_in_words(code for code in codebook.information_kinds.codes if code in way.kinds)

"""What is open between organisations, as the pages show it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from stegvis.apps.people.queries import Way
from stegvis.core import codebook
from stegvis.web.common import codes


@dataclass(frozen=True)
class Matrix:
    """What may go now: a column for each other organisation and purpose, a row for each kind of information."""

    columns: tuple[tuple[Any, str], ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]


def matrix(ways: Sequence[Way], other: Callable[[Way], Any]) -> Matrix | None:
    """Return the matrix of some ways; None where nothing is open."""
    if not ways:
        return None
    shown = sorted(ways, key=lambda way: (other(way).name, way.purpose))
    return Matrix(
        columns=tuple((other(way), way.purpose) for way in shown),
        rows=tuple((kind, tuple(kind in way.kinds for way in shown)) for kind in _asked_or_open(shown)),
    )


def _asked_or_open(ways: Sequence[Way]) -> list[str]:
    """Return the kinds that forms ask about, and the reason for a referral where it may go."""
    open_or_asked = {*codebook.information_kinds.unflagged("referral"), *(kind for way in ways for kind in way.kinds)}
    return [kind for kind in codebook.information_kinds.codes if kind in open_or_asked]


@dataclass(frozen=True)
class Route:
    """Boxes from one organisation to another."""

    sender: Any
    receiver: Any
    boxes: tuple[Any, ...]


def by_route(lines: Iterable[Any], shown: Callable[[Any], Any] | None = None) -> list[Route]:
    """Return lines by who hands over to whom; each as its kind in words, or as `shown` says."""
    found: dict[tuple[int, int], list[Any]] = {}
    for line in lines:
        found.setdefault((line.sender_id, line.receiver_id), []).append(line)
    return [Route(some[0].sender, some[0].receiver, tuple(map(shown or _words, some))) for some in found.values()]


def _words(line: Any) -> str:
    return codes.label("information_kinds", line.kind)


def others_of(ground: Any) -> list[Any]:
    """Return the organisations, but for the keeper, that a ground opens ways between."""
    ends = [each for line in ground.lines.all() if line.given for each in (line.sender, line.receiver)]
    return list({each.pk: each for each in ends if each.pk != ground.person.owner_id}.values())

"""Finds the rows about people by their numbers, for an erasure: those that `kinds.py` leads to, found step by step.

Joined all the way to the person, ninety tables are slow to plan and mostly empty. A row that hangs on another one is
looked for by that one's number, and not at all where there is none.
"""

from collections.abc import Collection, Iterator, Mapping

from stegvis.apps.people.models import Person

from .kinds import KINDS, Kind

AT_ONCE = 5000
_KINDS: Mapping[str, Kind] = {kind.label: kind for kind in KINDS}


def found(*people: Person) -> dict[str, set[int]]:
    """Return the numbers of all rows about people, by kind. They are of one organisation."""
    numbers: dict[str, set[int]] = {}
    for kind in KINDS:
        _find(kind, people, numbers)
    return numbers


def _find(kind: Kind, people: Collection[Person], numbers: dict[str, set[int]]) -> set[int]:
    if kind.label not in numbers:
        parents = parents_of(kind)
        if parents is None:
            rows = kind.rows(*people).order_by().values_list("pk", flat=True)
            numbers[kind.label] = set(rows)
        else:
            by_parent = (_hanging_on(kind, step, _find(each, people, numbers)) for step, each in parents.items())
            numbers[kind.label] = set().union(*by_parent)
    return numbers[kind.label]


def parents_of(kind: Kind) -> Mapping[str, Kind] | None:
    """Return on rows of which kinds a row of this one hangs, by column; None unless they lead exactly where it does."""
    steps = {way.partition("__")[0] for way in kind.ways}
    parents = {step: parent for step in steps if (parent := _parent(kind, step)) is not None}
    led = {f"{step}__{way}" for step, parent in parents.items() for way in parent.ways}
    return parents if kind.clause is None and led == set(kind.ways) else None


def _parent(kind: Kind, step: str) -> Kind | None:
    field = kind.model._meta.get_field(step)
    parent = _KINDS.get(field.related_model._meta.label) if field.concrete else None
    return parent if parent is not None and parent.clause is None else None


def _hanging_on(kind: Kind, step: str, parents: Collection[int]) -> Iterator[int]:
    ordered = sorted(parents)
    for first in range(0, len(ordered), AT_ONCE):
        rows = kind.model._default_manager.filter(**{f"{step}__in": ordered[first : first + AT_ONCE]})
        yield from rows.order_by().values_list("pk", flat=True)

"""What the pages show before two rows become one, and before they are two again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.access.verdicts import NotVisible, Text
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, PersonMerge, TwoPersons
from stegvis.apps.people.policies import may_correct
from stegvis.apps.people.queries import decision_between, merge_for

from .merging import Moves, differing, filled, moves, objections, said_twice, which_is_kept
from .merging_policies import may_judge
from .unmerging import NewRow, new_rows

SHOWN = (
    "number",
    "given_name",
    "family_name",
    "birth_date",
    "sex",
    "phone",
    "email",
    "address",
    "municipality",
    "language",
    "arrival_year",
    "birth_region",
    "protection",
)
"""The number, and what of a person can be corrected, in the order in which it is read."""


@dataclass(frozen=True)
class Detail:
    """One detail of two rows: what the kept one says, what the other, and what stands there when they are one."""

    name: str
    kept: Any
    merged: Any
    then: Any
    differs: bool


@dataclass(frozen=True)
class Comparison:
    """Two rows side by side, and what becomes of them. `against` is what stands in the way."""

    kept: Person
    merged: Person
    details: Sequence[Detail]
    moves: Sequence[Moves]
    said_twice: Sequence[str]
    against: Sequence[Text]
    decision: TwoPersons | None

    @property
    def can_be_one(self) -> bool:
        return not self.against and self.decision is None


@dataclass(frozen=True)
class Undoing:
    """A merge that stands: how much goes back, and what has come since."""

    merge: PersonMerge
    goes_back: int
    since: Sequence[NewRow]


def comparison(viewer: Viewer, one: Person, other: Person, at: date) -> Comparison:
    """Return two rows that the viewer has opened side by side. Raises NotVisible, also for who does not register."""
    may_judge(viewer, one, other).or_refuse()
    kept, merged = which_is_kept(one, other)
    return Comparison(
        kept,
        merged,
        _details(kept, merged),
        moves(merged),
        said_twice(kept, merged, at),
        list(dict.fromkeys(objections(kept, merged))),
        decision_between(kept, merged),
    )


def _details(kept: Person, merged: Person) -> list[Detail]:
    gets, differ = filled(kept, merged), differing(kept, merged)
    told = ((name, getattr(kept, name), getattr(merged, name)) for name in SHOWN)
    return [
        Detail(name, own, other, gets[name][1] if name in gets else own, name in differ)
        for name, own, other in told
        if own or other
    ]


def undoing(viewer: Viewer, key: str, merge_key: str, at: date) -> Undoing:
    """Return a merge into the row with this key, for whoever may undo it. Raises NotVisible, SayWhyFirst."""
    merge = merge_for(viewer, merge_key, at)
    if merge.kept.key != key:
        raise NotVisible
    may_correct(viewer, merge.kept).or_refuse()
    return Undoing(merge, merge.rows.filter(what="moved").count(), new_rows(merge))

"""Who is not known all the time: by cohort and period, and how they differ from those who are.

Death and moving away are events of their own, never zeros: whoever is gone has no outcome. A comparison that goes on
without them speaks of those who stayed, and shows nothing of what treatment did to staying.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..arrays import Bools, Floats, Ints
from .cohorts import NEVER

FEWEST = 5
"""People on either side for a difference to be told."""


@dataclass(frozen=True)
class Seen:
    """Of a cohort (None: never treated) in a period: how many are known, in a gap, not yet there, and gone for good."""

    cohort: int | None
    time: int
    known: int
    gap: int
    not_yet: int
    gone: int


@dataclass(frozen=True)
class Gap:
    """A mean among the treated, or the others, who are not known all the time and who are, and what lies between in SD.

    Of the outcome it is that of each person's first known period.
    """

    treated: bool
    name: str
    lost: float
    kept: float
    in_sd: float
    lost_people: int


@dataclass(frozen=True)
class Attrition:
    """Counts by cohort and period, and differences where both sides hold five people or more."""

    seen: tuple[Seen, ...]
    gaps: tuple[Gap, ...]


def attrition_of(times: Ints, cohort: Ints, outcome: Floats, name: str, before: dict[str, Floats]) -> Attrition:
    """Tell who is missing from outcomes (n × T, NaN where unknown) of this name; `before` are numbers (n) of before."""
    known = np.isfinite(outcome)
    there = known.any(axis=1)
    cohort, outcome, known = cohort[there], outcome[there], known[there]
    first = outcome[np.arange(len(outcome)), known.argmax(axis=1)]
    numbers = {name: first, **{other: each[there] for other, each in before.items()}}
    lost = np.asarray(~known.all(axis=1))
    return Attrition(tuple(_seen(times, cohort, known)), tuple(_gaps(cohort != NEVER, lost, numbers)))


def _seen(times: Ints, cohort: Ints, known: Bools) -> Iterator[Seen]:
    begun = np.maximum.accumulate(known, axis=1)
    goes_on = np.maximum.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    for code in np.unique(cohort).tolist():
        own = cohort == code
        there, has_begun, will = known[own], begun[own], goes_on[own]
        counts = (there, ~there & has_begun & will, ~has_begun, ~will)
        named = None if code == NEVER else code
        for time, *each in zip(times.tolist(), *(count.sum(axis=0).tolist() for count in counts), strict=True):
            yield Seen(named, time, *each)


def _gaps(treated: Bools, lost: Bools, numbers: dict[str, Floats]) -> Iterator[Gap]:
    for is_treated in (True, False):
        own = treated == is_treated
        left, stayed = own & lost, own & ~lost
        if min(int(left.sum()), int(stayed.sum())) < FEWEST:
            continue
        for name, values in numbers.items():
            gone, kept = float(values[left].mean()), float(values[stayed].mean())
            spread = float(values[own].std())
            yield Gap(is_treated, name, gone, kept, (gone - kept) / spread if spread else 0.0, int(left.sum()))

"""Which comparisons there are: a cohort in a period, against whom, and since when.

Callaway & Sant'Anna (2021), J. Econometrics 225:200–230. Before treatment a period is compared with the one before it
(varying base), or with the last one before treatment (universal base); from treatment on always with the latter.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .cohorts import NEVER
from .people import People


class Control(StrEnum):
    """Who stands for what would have been: the never treated, or all who are not treated yet."""

    NEVER = "never"
    NOT_YET = "notyet"


class Base(StrEnum):
    """What a period before treatment is compared with: the period before it, or the last before treatment."""

    VARYING = "varying"
    UNIVERSAL = "universal"


@dataclass(frozen=True)
class Cell:
    """Cohort `cohort` at `time`: places of the period and of its base, and the cohorts that are controls."""

    cohort: int
    time: int
    place: int
    base: int
    controls: tuple[int, ...]

    @property
    def is_reference(self) -> bool:
        """Whether the period is its own base, where the effect is 0 by definition."""
        return self.place == self.base

    def is_lead(self, anticipation: int) -> bool:
        """Whether the period is before treatment, and before it was anticipated, so that nothing should differ."""
        return not self.is_reference and self.time < self.cohort - anticipation


def cells_of(people: People, control: Control, base: Base, anticipation: int) -> tuple[Cell, ...]:
    """Return the comparisons, by cohort and time; those without any control are left out."""
    found = []
    for cohort in people.cohorts.tolist():
        before = np.flatnonzero(people.times < cohort - anticipation)
        if not before.size:
            continue
        last = int(before[-1])
        for place, time in enumerate(people.times.tolist()):
            after = time >= cohort - anticipation
            if base is Base.VARYING and place == 0 and not after:
                continue
            since = last if after or base is Base.UNIVERSAL else place - 1
            controls = _controls(people, cohort, int(max(time, people.times[since])) + anticipation, control)
            if controls or place == since:
                found.append(Cell(cohort, time, place, since, controls))
    return tuple(found)


def _controls(people: People, cohort: int, until: int, control: Control) -> tuple[int, ...]:
    never = (NEVER,) if people.some_never else ()
    if control is Control.NEVER:
        return never
    later = tuple(each for each in people.cohorts.tolist() if each > until and each != cohort)
    return (*later, *never)

"""Effects of cohorts and periods, weighed together four ways, with the weights' own uncertainty.

Callaway & Sant'Anna (2021), section 3. Weights are the cohorts' shares of all people; that they are estimated adds to
the influence of each person a constant that depends on her cohort alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arrays import Bools, Floats, Ints
from .cells import Cell


@dataclass(frozen=True, eq=False)
class Mixture:
    """Weights on cells (J) and constants of cohorts (K)."""

    weights: Floats
    constants: Floats


@dataclass(frozen=True, eq=False)
class Mixer:
    """What mixtures are made from: the cells (J), their effects (J), and cohorts' codes and shares (K)."""

    cells: Sequence[Cell]
    effects: Floats
    cohorts: Ints
    shares: Floats

    def by_size(self, chosen: Bools) -> Mixture:
        """Weigh the chosen cells by the sizes of their cohorts."""
        places = self.column("place")
        sizes = np.where(chosen, self.shares[places], 0.0)
        total = sizes.sum()
        weights = sizes / total
        constants = np.zeros(self.cohorts.size)
        # d weight / d share of cohort k: (1 if it is the cell's own − the weight of all of k's cells counted) / total
        own = np.bincount(places[chosen], weights=self.effects[chosen], minlength=self.cohorts.size)
        count = np.bincount(places[chosen], minlength=self.cohorts.size)
        slope = (own - count * float(weights @ self.effects)) / total
        constants = slope - float(slope @ self.shares)
        return Mixture(weights, constants)

    def evenly(self, mixtures: Sequence[Mixture]) -> Mixture:
        """Weigh mixtures the same."""
        return Mixture(
            np.mean([each.weights for each in mixtures], axis=0), np.mean([each.constants for each in mixtures], axis=0)
        )

    def of_groups(self, groups: Sequence[int]) -> Mixture:
        """Weigh each cohort's mean effect after treatment by its size."""
        cohorts, after = self.column("cohort"), self.after()
        weights = np.zeros(len(self.cells))
        means = np.zeros(self.cohorts.size)
        kept = np.zeros(self.cohorts.size)
        for group in groups:
            chosen = (cohorts == group) & after
            place = int(np.searchsorted(self.cohorts, group))
            means[place], kept[place] = self.effects[chosen].mean(), 1.0
            weights[chosen] = self.shares[place] / chosen.sum()
        total = float(self.shares @ kept)
        weights /= total
        slope = kept * (means - float(weights @ self.effects)) / total
        return Mixture(weights, slope - float(slope @ self.shares))

    def after(self) -> Bools:
        """Return which cells (J) are after treatment began."""
        return np.asarray(self.column("event") >= 0)

    def column(self, name: str) -> Ints:
        """Return `cohort`, `time` or `event` (time since treatment) of each cell."""
        return self._columns[name]

    @cached_property
    def _columns(self) -> dict[str, Ints]:
        cohort = np.array([cell.cohort for cell in self.cells], dtype=np.int64)
        time = np.array([cell.time for cell in self.cells], dtype=np.int64)
        place = np.searchsorted(self.cohorts, cohort)
        return {"cohort": cohort, "time": time, "event": time - cohort, "place": place}

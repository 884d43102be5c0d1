"""How much each person moves each estimate, kept so that any weighted sum of estimates has its standard error.

An estimate's influence in cohort k is a slope on the person's outcomes less their cohort's mean, a(k)'(Y − m(k)), and a
constant c(k), where cohorts are pooled as controls or their sizes are weights. So variances follow from each cohort's
size and covariance of outcomes (T × T) alone, whatever the number of people. With covariates the influence is kept
person by person.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..arrays import Floats, Ints
from .panel import Panel


class Influence(Protocol):
    """The influence of J cells; a mixture is weights on cells (J × E) and constants of cohorts (K × E)."""

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance (E × E) of E mixtures."""
        ...

    def variances(self) -> Floats:
        """Return the variance (J) of each cell."""
        ...


@dataclass(frozen=True, eq=False)
class Moments:
    """Cohorts' codes (K), sizes (K), means (K × T) and covariances (K × T × T, over n)."""

    cohorts: Ints
    sizes: Ints
    means: Floats
    covariances: Floats

    def place(self, cohort: int) -> int:
        """Return the place of a cohort."""
        return int(np.searchsorted(self.cohorts, cohort))


def moments_of(panel: Panel) -> Moments:
    """Return the moments of each cohort, the never treated last."""
    codes, sizes = np.unique(panel.cohort, return_counts=True)
    width = panel.times.size
    means, covariances = np.empty((codes.size, width)), np.empty((codes.size, width, width))
    for place, code in enumerate(codes):
        own = panel.outcome[panel.cohort == code]
        means[place] = own.mean(axis=0)
        centred = own - means[place]
        covariances[place] = centred.T @ centred / len(own)
    return Moments(codes, sizes, means, covariances)


@dataclass(frozen=True, eq=False)
class OfMoments:
    """Influence by moments: `slopes` (K × T × J), and `between` (K × J), a cohort's mean less its group's."""

    moments: Moments
    slopes: Floats
    between: Floats

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance of mixtures: Σ over cohorts of share · (a'Sa + cc') / n."""
        size = int(self.moments.sizes.sum())
        total = np.zeros((weights.shape[1], weights.shape[1]))
        level = self.between @ weights + constants
        for place, count in enumerate(self.moments.sizes):
            mixed = self.slopes[place] @ weights
            within = mixed.T @ self.moments.covariances[place] @ mixed
            total += count / size * (within + np.outer(level[place], level[place]))
        return total / size

    def variances(self) -> Floats:
        """Return the variance of each cell."""
        size = int(self.moments.sizes.sum())
        total = np.zeros(self.slopes.shape[2])
        for place, count in enumerate(self.moments.sizes):
            within = ((self.moments.covariances[place] @ self.slopes[place]) * self.slopes[place]).sum(axis=0)
            total += count / size * (within + self.between[place] ** 2)
        return total / size


@dataclass(frozen=True, eq=False)
class OfPersons:
    """Influence person by person: for each cell its people (places of n) and their values; `cohort` (n) their place."""

    cohort: Ints
    people: tuple[Ints, ...]
    values: tuple[Floats, ...]

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance of mixtures."""
        mixed = constants[self.cohort]
        for cell, (people, values) in enumerate(zip(self.people, self.values, strict=True)):
            mixed[people] += values[:, None] * weights[cell]
        return np.asarray(mixed.T @ mixed / self.cohort.size**2)

    def variances(self) -> Floats:
        """Return the variance of each cell."""
        return np.array([float(values @ values) for values in self.values]) / self.cohort.size**2

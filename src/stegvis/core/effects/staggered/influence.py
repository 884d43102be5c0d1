"""How much each person moves each estimate, kept so that any weighted sum of estimates has its standard error.

An estimate's influence in cohort k is a slope on the person's outcomes less their cohort's mean, a(k)'(Y − m(k)), and a
constant c(k), where cohorts are pooled as controls or their sizes are weights. So variances follow from each cohort's
size and covariance of outcomes (T × T) alone, whatever the number of people; and within clusters from the sums of
their people's outcomes, cohort by cohort. With covariates, and where outcomes are lacking, see `recipes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from ..arrays import Floats, Ints
from .moments import Moments

MOST_SUMS = 1 << 23
"""Clusters times cells that are added up at a time: 64 MiB."""


class Influence(Protocol):
    """The influence of J cells; a mixture is weights on cells (J × E) and constants of cohorts (K × E)."""

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance (E × E) of E mixtures."""
        ...

    def covariance_of(self, cells: Ints) -> Floats:
        """Return the covariance (C × C) of some cells."""
        ...

    def variances(self) -> Floats:
        """Return the variance (J) of each cell."""
        ...


@dataclass(frozen=True, eq=False)
class OfMoments:
    """Influence by moments: in cohort k cell j's slope is `scales` (K × J) on the gain from its base to its period.

    `places` and `bases` (J) are those of the periods; `between` (K × J) is a cohort's mean less its group's.
    """

    moments: Moments
    places: Ints
    bases: Ints
    scales: Floats
    between: Floats

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance of mixtures: Σ over cohorts of share · (a'Sa + cc') / n."""
        size = int(self.moments.sizes.sum())
        level = self.between @ weights + constants
        total = (level.T * (self.moments.sizes / size)) @ level
        for place, count in enumerate(self.moments.sizes):
            mixed = self.mixed(place, weights)
            moved = np.flatnonzero(mixed.any(axis=0))
            mixed = mixed[:, moved]
            total[np.ix_(moved, moved)] += count / size * (mixed.T @ self.moments.covariances[place] @ mixed)
        return np.asarray(total / size)

    def covariance_of(self, cells: Ints) -> Floats:
        """Return the covariance of some cells."""
        size, width = int(self.moments.sizes.sum()), self.moments.means.shape[1]
        level = self.between[:, cells]
        total = (level.T * (self.moments.sizes / size)) @ level
        gains = np.zeros((cells.size, width))
        gains[np.arange(cells.size), self.places[cells]] += 1
        gains[np.arange(cells.size), self.bases[cells]] -= 1
        for place, count in enumerate(self.moments.sizes):
            moved = np.flatnonzero(self.scales[place, cells])
            slopes = gains[moved] * self.scales[place, cells[moved], None]
            total[np.ix_(moved, moved)] += count / size * (slopes @ self.moments.covariances[place] @ slopes.T)
        return np.asarray(total / size)

    def variances(self) -> Floats:
        """Return the variance of each cell."""
        size = int(self.moments.sizes.sum())
        total = np.zeros(self.places.size)
        for place, count in enumerate(self.moments.sizes):
            spread = self.moments.covariances[place]
            own = np.diag(spread)
            gains = own[self.places] + own[self.bases] - 2 * spread[self.places, self.bases]
            total += count / size * (self.scales[place] ** 2 * gains + self.between[place] ** 2)
        return total / size

    def mixed(self, place: int, weights: Floats) -> Floats:
        """Return the slopes (T × E) of mixtures on the outcomes of a cohort."""
        found = np.zeros((self.moments.means.shape[1], weights.shape[1]))
        cells = np.flatnonzero(self.scales[place])
        scaled = weights[cells] * self.scales[place, cells, None]
        np.add.at(found, self.places[cells], scaled)
        np.subtract.at(found, self.bases[cells], scaled)
        return found


@dataclass(frozen=True, eq=False)
class OfClusters:
    """The same, where people of a cluster are not independent.

    A row for each of P pairs of a cluster and a cohort, sorted by cohort: `clusters` (P) codes, `places` (P) of the
    cohort, `counts` (P) of people, and `sums` (P × T) of their outcomes less their cohort's mean.
    """

    by_moments: OfMoments
    clusters: Ints
    places: Ints
    counts: Ints
    sums: Floats

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance of mixtures: Σ over clusters of tt' · G / (G − 1) / n², t a cluster's influence."""
        mine = self.by_moments
        level = mine.between @ weights + constants
        totals = np.zeros((self._count, weights.shape[1]))
        for place, own in enumerate(self._of_cohorts()):
            moved = self.sums[own] @ mine.mixed(place, weights) + self.counts[own, None] * level[place]
            totals[self.clusters[own]] += moved
        return self._scaled(totals.T @ totals)

    def variances(self) -> Floats:
        """Return the variance of each cell."""
        step = max(1, MOST_SUMS // self._count)
        cells = np.arange(self.by_moments.places.size)
        parts = [cells[start : start + step] for start in range(0, cells.size, step)]
        return np.concatenate([self._scaled((self._of_cells(each) ** 2).sum(axis=0)) for each in parts])

    def covariance_of(self, cells: Ints) -> Floats:
        """Return the covariance of some cells."""
        totals = self._of_cells(cells)
        return self._scaled(totals.T @ totals)

    def _of_cells(self, cells: Ints) -> Floats:
        """Return each cluster's influence on some cells."""
        mine = self.by_moments
        places, bases = mine.places[cells], mine.bases[cells]
        totals = np.zeros((self._count, places.size))
        for place, own in enumerate(self._of_cohorts()):
            gains = self.sums[own][:, places] - self.sums[own][:, bases]
            level = self.counts[own, None] * mine.between[place, cells]
            totals[self.clusters[own]] += gains * mine.scales[place, cells] + level
        return totals

    def _of_cohorts(self) -> Iterator[slice]:
        """Yield the pairs of each cohort: in one of them a cluster is there once."""
        bounds = np.searchsorted(self.places, np.arange(self.by_moments.moments.sizes.size + 1))
        return (slice(start, stop) for start, stop in pairwise(bounds.tolist()))

    @property
    def _count(self) -> int:
        return int(self.clusters.max()) + 1

    def _scaled(self, squares: Floats) -> Floats:
        return np.asarray(squares * of_few(self._count) / int(self.by_moments.moments.sizes.sum()) ** 2)


def of_few(clusters: int) -> float:
    """Return the factor by which the variance of few clusters is too small: G / (G − 1)."""
    return clusters / (clusters - 1) if clusters > 1 else float("nan")


def within_clusters(influence: OfMoments, cohort: Ints, cluster: Ints, outcome: Floats) -> OfClusters:
    """Return the influence with people (n) of a cluster added up; `cluster` (n) is a code, `outcome` is n × T."""
    place = np.searchsorted(influence.moments.cohorts, cohort)
    width = int(cluster.max()) + 1
    pairs, pair, counts = np.unique(place * width + cluster, return_inverse=True, return_counts=True)
    sums: Floats = np.stack([np.bincount(pair, weights=each, minlength=pairs.size) for each in outcome.T], axis=1)
    places = pairs // width
    sums -= counts[:, None] * influence.moments.means[places]
    return OfClusters(influence, pairs % width, places, counts, sums)

"""The influence of people on comparisons with covariates, or with outcomes that some lack: worked out block by block.

What a person moves a comparison by follows from her covariates, her gain and what was estimated: slopes of the outcome
model, the score, and means. That is kept for each cell, and no person's influence; memory is a block of people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from ..arrays import Floats, Ints
from ..logit import chance_of
from .cells import Cell
from .influence import MOST_SUMS, of_few
from .people import Panel

BLOCK = 1 << 18
"""People times cells that are worked out at a time: 2 MiB each array."""


@dataclass(frozen=True, eq=False)
class Recipe:
    """What a comparison's influence follows from, covariates with a leading 1 (q).

    `slopes` (q) of the outcome model; `score` (q), or None without weights; `of_score` and `of_slopes` (q), what
    estimating either adds; means of the treated and of the controls; what their influence is multiplied with.
    """

    slopes: Floats
    score: Floats | None
    of_score: Floats
    of_slopes: Floats
    treated_mean: float
    control_mean: float
    per_treated: float
    per_control: float


@dataclass(frozen=True, eq=False)
class OfPeople:
    """The influence on J cells of everybody in a panel, by recipes (J; None where the effect is 0 by definition)."""

    panel: Panel
    cells: Sequence[Cell]
    recipes: Sequence[Recipe | None]

    def covariance(self, weights: Floats, constants: Floats) -> Floats:
        """Return the covariance of mixtures, people of a cluster added up where there are clusters."""
        size = self.panel.people.cohort.size
        cluster = self.panel.people.cluster
        if cluster is None:
            squares = np.zeros((weights.shape[1], weights.shape[1]))
            for place, _people, cells, values in self._blocks(np.arange(len(self.cells))):
                mixed = values @ weights[cells] + constants[place]
                squares += mixed.T @ mixed
            return squares / size**2
        totals = np.zeros((int(cluster.max()) + 1, weights.shape[1]))
        for place, people, cells, values in self._blocks(np.arange(len(self.cells))):
            np.add.at(totals, cluster[people], values @ weights[cells] + constants[place])
        return np.asarray(totals.T @ totals * (of_few(len(totals)) / size**2))

    def covariance_of(self, cells: Ints) -> Floats:
        """Return the covariance of some cells."""
        size = self.panel.people.cohort.size
        if self.panel.people.cluster is not None:
            totals = self._of_clusters(cells)
            return np.asarray(totals.T @ totals * (of_few(len(totals)) / size**2))
        squares, column = np.zeros((cells.size, cells.size)), self._columns(cells)
        for _place, blocks in groupby(self._blocks(cells), key=itemgetter(0)):
            of_cohort, places = np.zeros(()), np.empty(0, dtype=np.int64)
            for _place, _people, counted, values in blocks:
                of_cohort, places = of_cohort + values.T @ values, column[counted]
            squares[np.ix_(places, places)] += of_cohort
        return squares / size**2

    def variances(self) -> Floats:
        """Return the variance of each cell."""
        size, cells = self.panel.people.cohort.size, np.arange(len(self.cells))
        cluster = self.panel.people.cluster
        if cluster is None:
            total = np.zeros(cells.size)
            for _place, _people, counted, values in self._blocks(cells):
                total[counted] += (values**2).sum(axis=0)
            return total / size**2
        clusters = int(cluster.max()) + 1
        step = max(1, MOST_SUMS // clusters)
        parts = [self._of_clusters(cells[start : start + step]) for start in range(0, cells.size, step)]
        return np.concatenate([(each**2).sum(axis=0) for each in parts]) * (of_few(clusters) / size**2)

    def _of_clusters(self, cells: Ints) -> Floats:
        """Return each cluster's influence (G × C) on some cells."""
        cluster, column = self.panel.people.cluster, self._columns(cells)
        assert cluster is not None  # noqa: S101  asked for where there are clusters
        totals = np.zeros((int(cluster.max()) + 1, cells.size))
        for _place, people, counted, values in self._blocks(cells):
            np.add.at(totals, (cluster[people][:, None], column[counted]), values)
        return totals

    def _columns(self, cells: Ints) -> Ints:
        """Return which column of some cells each of all cells is."""
        column = np.zeros(len(self.cells), dtype=np.int64)
        column[cells] = np.arange(cells.size)
        return column

    def _blocks(self, cells: Ints) -> Iterator[tuple[int, Ints, Ints, Floats]]:
        """Yield the cohort's place, people (m) of it, the cells (C) they count in, and their influence (m × C)."""
        cohort = self.panel.people.cohort
        told = [each for each in cells.tolist() if self.recipes[each] is not None]
        for place, code in enumerate(np.unique(cohort).tolist()):
            sides = [
                _Side(self.panel, self.cells, self.recipes, np.array(found, dtype=np.int64), treated=treated)
                for treated in (True, False)
                if (found := [each for each in told if self._counts(each, code, treated=treated)])
            ]
            everybody = np.flatnonzero(cohort == code)
            counted = np.concatenate([each.cells for each in sides]) if sides else np.empty(0, dtype=np.int64)
            step = max(1, BLOCK // max(counted.size, 1))
            for start in range(0, everybody.size, step):
                people = everybody[start : start + step]
                values = [each.influence(people) for each in sides]
                yield place, people, counted, np.hstack(values) if values else np.empty((people.size, 0))

    def _counts(self, number: int, code: int, *, treated: bool) -> bool:
        cell = self.cells[number]
        return cell.cohort == code if treated else code in cell.controls


class _Side:
    """The recipes of cells in which a cohort is treated, or a control, side by side (q × C)."""

    def __init__(
        self, panel: Panel, cells: Sequence[Cell], recipes: Sequence[Recipe | None], chosen: Ints, *, treated: bool
    ) -> None:
        mine = [each for each in (recipes[number] for number in chosen.tolist()) if each is not None]
        self.panel, self.cells, self.treated, self.gaps = panel, chosen, treated, not panel.complete
        self.places = np.array([cells[each].place for each in chosen.tolist()])
        self.bases = np.array([cells[each].base for each in chosen.tolist()])
        self.slopes, self.of_score, self.of_slopes = (
            np.stack([getattr(each, name) for each in mine], axis=1) for name in ("slopes", "of_score", "of_slopes")
        )
        self.treated_mean, self.control_mean, self.per_treated, self.per_control = (
            np.array([getattr(each, name) for each in mine])
            for name in ("treated_mean", "control_mean", "per_treated", "per_control")
        )
        self.scores, self.which = _distinct([each.score for each in mine])

    def influence(self, people: Ints) -> Floats:
        """Return the influence (m × C) of some people."""
        rows = design_of(self.panel, people)
        outcome = self.panel.outcome[people]
        left = outcome[:, self.places] - outcome[:, self.bases] - rows @ self.slopes
        chance = None if self.scores is None else chance_of(rows @ self.scores)[:, self.which]
        found = self._of_treated(rows, left, chance) if self.treated else self._of_controls(rows, left, chance)
        return np.where(np.isnan(left), 0.0, found) if self.gaps else found

    def _of_treated(self, rows: Floats, left: Floats, chance: Floats | None) -> Floats:
        found: Floats = (left - self.treated_mean) * self.per_treated
        return found if chance is None else np.asarray(found - (1 - chance) * (rows @ self.of_score))

    def _of_controls(self, rows: Floats, left: Floats, chance: Floats | None) -> Floats:
        found: Floats = -left * (rows @ self.of_slopes)
        if chance is None:
            return found
        weights = chance / (1 - chance)
        found -= weights * (left - self.control_mean) * self.per_control
        return np.asarray(found + chance * (rows @ self.of_score))


def design_of(panel: Panel, people: Ints) -> Floats:
    """Return a leading 1 and covariates of some people (m × q)."""
    ones = np.ones((people.size, 1))
    return ones if panel.covariates is None else np.hstack([ones, panel.covariates.values[:, people].T])


def _distinct(scores: Sequence[Floats | None]) -> tuple[Floats | None, Ints]:
    """Return the scores that differ (q × M), and which (C) is each cell's: one fit may serve many periods."""
    known = [each for each in scores if each is not None]
    if not known:
        return None, np.zeros(len(scores), dtype=np.int64)
    distinct, which = np.unique(np.stack(known), axis=0, return_inverse=True)
    return distinct.T, which.reshape(-1)

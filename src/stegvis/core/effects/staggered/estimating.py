"""The effect of a cohort in a period, without covariates by means alone, and with covariates three ways.

Outcome regression (Heckman, Ichimura & Todd 1997), inverse probability weighting (Abadie 2005, normalised) and both
(Sant'Anna & Zhao 2020, J. Econometrics 219:101–122), with the influence functions of the last.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

import numpy as np

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..arrays import Bools, Floats, Ints
from ..collinearity import moments as moments_of_rows
from ..covariates import Covariates
from ..logit import fit_logit, refuse_aliased
from .cells import Cell
from .influence import OfMoments
from .moments import Moments
from .people import Panel
from .recipes import OfPeople, Recipe


class Adjustment(StrEnum):
    """How covariates are adjusted for: doubly robust, outcome regression, inverse probability weights."""

    DOUBLY_ROBUST = "dr"
    OUTCOME = "or"
    WEIGHTS = "ipw"


def by_means(moments: Moments, cells: Sequence[Cell]) -> tuple[Floats, OfMoments]:
    """Return the effect of each cell (J), and the influence of all: differences of means of differences."""
    size = int(moments.sizes.sum())
    effects = np.zeros(len(cells))
    scales, between = np.zeros((2, moments.sizes.size, len(cells)))
    for number, cell in enumerate(cells):
        if cell.is_reference:
            continue
        gains = moments.means[:, cell.place] - moments.means[:, cell.base]
        own = moments.place(cell.cohort)
        controls = np.searchsorted(moments.cohorts, cell.controls)
        pooled = int(moments.sizes[controls].sum())
        expected = float(moments.sizes[controls] @ gains[controls]) / pooled
        effects[number] = gains[own] - expected
        between[controls, number] = -(gains[controls] - expected) * size / pooled
        scales[own, number], scales[controls, number] = size / moments.sizes[own], -size / pooled
    places, bases = (np.array([getattr(each, name) for each in cells]) for name in ("place", "base"))
    return effects, OfMoments(moments, places, bases, scales, between)


def known_of(panel: Panel, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the comparisons that have somebody treated and some control known in both periods."""
    known = np.isfinite(panel.outcome)
    if known.all():
        return tuple(cells)
    codes, place = np.unique(panel.people.cohort, return_inverse=True)
    found = []
    for cell in cells:
        there = codes[np.bincount(place[known[:, cell.place] & known[:, cell.base]], minlength=codes.size) > 0]
        if cell.is_reference or (cell.cohort in there and np.isin(cell.controls, there).any()):
            found.append(cell)
    return tuple(found)


def by_person(panel: Panel, cells: Sequence[Cell], how: Adjustment) -> tuple[Floats, OfPeople]:
    """Return the effect of each cell (J), and the influence of all, by what is known of each person.

    A comparison has those who are known in both of its periods. Without covariates the three ways are the same.
    """
    effects, recipes = np.zeros(len(cells)), list[Recipe | None]()
    how = how if panel.covariates is not None else Adjustment.OUTCOME
    compared: tuple[int, tuple[int, ...]] | None = None
    members, of_all = np.empty(0, dtype=np.int64), None
    for number, cell in enumerate(cells):
        if cell.is_reference:
            recipes.append(None)
            continue
        if compared != (cell.cohort, cell.controls):
            compared, of_all = (cell.cohort, cell.controls), None
            members = np.flatnonzero(np.isin(panel.people.cohort, [cell.cohort, *cell.controls]))
        gain = panel.outcome[members, cell.place] - panel.outcome[members, cell.base]
        known = np.isfinite(gain)
        with _told_where(cell):
            if known.all():
                of_all = of_all or Comparison(panel, cell.cohort, members, how)
                effects[number], recipe = of_all.of(gain)
            else:
                effects[number], recipe = Comparison(panel, cell.cohort, members[known], how).of(gain[known])
        recipes.append(recipe)
    return effects, OfPeople(panel, cells, recipes)


@contextmanager
def _told_where(cell: Cell) -> Iterator[None]:
    """Add to what is wrong with covariates in which comparison it is."""
    try:
        yield
    except DataProblem as problem:
        message = _("Cohort {cohort} can't be compared in period {time}:")
        where = Finding(message=message, values=(("cohort", str(cell.cohort)), ("time", str(cell.time))))
        raise DataProblem(where, *problem.findings) from None


class Comparison:
    """A cohort and its controls, `people` (places of a panel), and the models that do not depend on the period."""

    def __init__(self, panel: Panel, cohort: int, people: Ints, how: Adjustment) -> None:
        self.people, self.share = people, panel.people.cohort.size / people.size
        treated = panel.people.cohort[people] == cohort
        self.ours = treated.astype(np.float64)
        design = _design(panel, people)
        self.rows = np.vstack([np.ones(people.size), design.values])
        self.gram = None if how is Adjustment.WEIGHTS else self._gram(design, treated)
        self.logit = None if how is Adjustment.OUTCOME else fit_logit(design, treated)
        if self.logit is not None:
            chance = self.logit.probability(design.values)
            self.weights = chance * (1 - self.ours) / (1 - chance)

    def of(self, gain: Floats) -> tuple[float, Recipe]:
        """Return the effect on the treated of these people's gain, and what its influence follows from."""
        slopes = np.zeros(len(self.rows))
        if self.gram is not None:
            slopes = np.linalg.solve(self.gram, (self.rows * (1 - self.ours)) @ gain)
        left = gain - slopes @ self.rows
        treated_mean = float(left @ self.ours / self.ours.sum())
        direction = self.rows @ self.ours / self.ours.sum()
        score, of_score, control_mean, per_control = self._weighted(left)
        if self.logit is not None:
            direction = direction - self.rows @ self.weights / self.weights.sum()
        of_slopes = np.zeros(len(self.rows))
        if self.gram is not None:
            of_slopes = np.linalg.solve(self.gram / self.people.size, direction) * self.share
        per_treated = self.share / self.ours.mean()
        recipe = Recipe(slopes, score, of_score, of_slopes, treated_mean, control_mean, per_treated, per_control)
        return treated_mean - control_mean, recipe

    def _weighted(self, left: Floats) -> tuple[Floats | None, Floats, float, float]:
        """Return the score (q), what estimating it adds (q), the controls' weighted mean, and what it is scaled by."""
        if self.logit is None:
            return None, np.zeros(len(self.rows)), 0.0, 0.0
        mean, scale = float(left @ self.weights / self.weights.sum()), self.share / self.weights.mean()
        moved = self.rows @ (self.weights * (left - mean))
        return self.logit.coefficients, np.linalg.solve(self.logit.information, moved) * scale, mean, float(scale)

    def _gram(self, design: Covariates, treated: Bools) -> Floats:
        if design.names:
            controls = design.take(~treated)
            refuse_aliased(controls, *moments_of_rows(controls.values))
        return np.asarray((self.rows * (1 - self.ours)) @ self.rows.T)


def _design(panel: Panel, people: Ints) -> Covariates:
    if panel.covariates is None:
        return Covariates((), np.empty((0, people.size)), (), ())
    whole = panel.covariates
    return Covariates(whole.names, whole.values[:, people], whole.binary, whole.in_design)

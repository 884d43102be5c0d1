"""The effect of a cohort in a period, without covariates by means alone, and with covariates three ways.

Outcome regression (Heckman, Ichimura & Todd 1997), inverse probability weighting (Abadie 2005, normalised) and both
(Sant'Anna & Zhao 2020, J. Econometrics 219:101–122), with the influence functions of the last.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

import numpy as np

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..arrays import Bools, Floats
from ..collinearity import moments
from ..covariates import Covariates
from ..logit import fit_logit, refuse_aliased
from .cells import Cell
from .influence import Moments, OfMoments, OfPersons
from .panel import Panel


class Adjustment(StrEnum):
    """How covariates are adjusted for: doubly robust, outcome regression, inverse probability weights."""

    DOUBLY_ROBUST = "dr"
    OUTCOME = "or"
    WEIGHTS = "ipw"


def by_means(moments: Moments, cells: Sequence[Cell]) -> tuple[Floats, OfMoments]:
    """Return the effect of each cell (J), and the influence of all: differences of means of differences."""
    size, count = int(moments.sizes.sum()), len(cells)
    effects, between = np.zeros(count), np.zeros((moments.sizes.size, count))
    slopes = np.zeros((*moments.means.shape, count))
    for number, cell in enumerate(cells):
        if cell.is_reference:
            continue
        gains = moments.means[:, cell.place] - moments.means[:, cell.base]
        own = moments.place(cell.cohort)
        controls = np.array([moments.place(each) for each in cell.controls])
        pooled = int(moments.sizes[controls].sum())
        expected = float(moments.sizes[controls] @ gains[controls]) / pooled
        effects[number] = gains[own] - expected
        between[controls, number] = -(gains[controls] - expected) * size / pooled
        _add_difference(slopes[own], cell, number, size / moments.sizes[own])
        for each in controls:
            _add_difference(slopes[each], cell, number, -size / pooled)
    return effects, OfMoments(moments, slopes, between)


def _add_difference(slopes: Floats, cell: Cell, number: int, scale: float) -> None:
    slopes[cell.place, number] += scale
    slopes[cell.base, number] -= scale


def by_covariates(panel: Panel, cells: Sequence[Cell], how: Adjustment) -> tuple[Floats, OfPersons]:
    """Return the effect of each cell (J), and the influence of all, person by person."""
    assert panel.covariates is not None  # noqa: S101  the caller asks for covariates
    codes = np.unique(panel.cohort)
    effects, people, values = np.zeros(len(cells)), [], []
    for number, cell in enumerate(cells):
        if cell.is_reference:
            people.append(np.empty(0, dtype=np.int64))
            values.append(np.empty(0))
            continue
        inside = np.flatnonzero(np.isin(panel.cohort, [cell.cohort, *cell.controls]))
        treated = panel.cohort[inside] == cell.cohort
        gain = panel.outcome[inside, cell.place] - panel.outcome[inside, cell.base]
        design = Covariates(
            panel.covariates.names,
            panel.covariates.values[:, inside],
            panel.covariates.binary,
            panel.covariates.in_design,
        )
        with _told_where(cell):
            effects[number], influence = adjusted(design, treated, gain, how)
        people.append(inside)
        values.append(influence * (panel.cohort.size / inside.size))
    return effects, OfPersons(np.searchsorted(codes, panel.cohort), tuple(people), tuple(values))


@contextmanager
def _told_where(cell: Cell) -> Iterator[None]:
    """Add to what is wrong with covariates in which comparison it is."""
    try:
        yield
    except DataProblem as problem:
        message = _("Cohort {cohort} can't be compared in period {time}:")
        where = Finding(message=message, values=(("cohort", str(cell.cohort)), ("time", str(cell.time))))
        raise DataProblem(where, *problem.findings) from None


def adjusted(design: Covariates, treated: Bools, gain: Floats, how: Adjustment) -> tuple[float, Floats]:
    """Return the effect on the treated of a gain (n), given covariates (p × n), and everybody's influence (n)."""
    if how is not Adjustment.WEIGHTS:
        controls = design.take(~treated)
        refuse_aliased(controls, *moments(controls.values))
    rows = np.vstack([np.ones(gain.size), design.values])
    ours = treated.astype(np.float64)
    expected: Floats = np.zeros(gain.size)
    of_model: Callable[[Floats], Floats] = _nothing
    if how is not Adjustment.WEIGHTS:
        expected, of_model = _outcome_model(rows, ours, gain)
    if how is Adjustment.OUTCOME:
        return _by_regression(rows, ours, gain - expected, of_model)
    logit = fit_logit(design, treated)
    score = logit.probability(design.values)
    weights = score * (1 - ours) / (1 - score)
    left = gain - expected
    treated_mean, control_mean = float(left @ ours / ours.sum()), float(left @ weights / weights.sum())
    in_treated = ours * (left - treated_mean)
    in_controls = weights * (left - control_mean)
    turned = np.linalg.solve(logit.information / gain.size, rows @ in_controls / gain.size)
    in_controls = in_controls + (ours - score) * (turned @ rows)
    in_treated = in_treated - of_model(rows @ ours / gain.size)
    in_controls = in_controls - of_model(rows @ weights / gain.size)
    return treated_mean - control_mean, in_treated / ours.mean() - in_controls / weights.mean()


def _nothing(_direction: Floats) -> Floats:
    """What estimating a model adds when there is none."""
    return np.zeros(1)


def _outcome_model(rows: Floats, ours: Floats, gain: Floats) -> tuple[Floats, Callable[[Floats], Floats]]:
    """Return the gain (n) that controls' least squares expects, and what estimating it adds along a direction."""
    gram = (rows * (1 - ours)) @ rows.T
    slopes = np.linalg.solve(gram, (rows * (1 - ours)) @ gain)
    expected = slopes @ rows
    residual = (1 - ours) * (gain - expected)

    def along(direction: Floats) -> Floats:
        return np.asarray(residual * (np.linalg.solve(gram / gain.size, direction) @ rows))

    return expected, along


def _by_regression(
    rows: Floats, ours: Floats, left: Floats, of_model: Callable[[Floats], Floats]
) -> tuple[float, Floats]:
    effect = float(left @ ours / ours.sum())
    return effect, (ours * (left - effect) - of_model(rows @ ours / left.size)) / ours.mean()

"""The propensity score: the chance of being treated, given the covariates.

Rosenbaum & Rubin (1983), Biometrika 70:41–55. Logistic regression by iteratively reweighted least squares (McCullagh &
Nelder 1989, Generalized Linear Models, 2.5), summed over blocks of persons, so that memory does not grow with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from stegvis.core.errors import DataProblem
from stegvis.core.marking import _

from . import refusals
from .arrays import Bools, Floats
from .collinearity import dependent, moments, products
from .covariates import Covariates

BLOCK = 1 << 12  # such blocks stay in the processor's cache
SAMPLE = 1 << 17
MOST_ROUNDS = 50
TOLERANCE = 1e-10
LAST_STEP = 1e-13
"""A step that gains so little, of the deviance, needs no look at where it led: Newton's error is its square."""
ALIASED = 1e-9
SEPARATED = 1e-8
RUNS_AWAY = 50.0
"""A standard error of a standardised coefficient that only a coefficient on its way to infinity has."""


@dataclass(frozen=True, eq=False)
class Logit:
    """A fitted logit. `coefficients` (1 + p) begins with the intercept; `information` ((1 + p)²) is X'WX."""

    names: tuple[str, ...]
    coefficients: Floats
    information: Floats
    rounds: int

    def linear(self, design: Floats) -> Floats:
        """Return the linear predictor (n) of covariates (p × n)."""
        return np.asarray(self.coefficients[0] + self.coefficients[1:] @ design)

    def probability(self, design: Floats) -> Floats:
        """Return the probability of treatment (n)."""
        return chance_of(self.linear(design))

    @property
    def standard_errors(self) -> Floats:
        return np.asarray(np.sqrt(np.diag(np.linalg.inv(self.information))))


def fit_logit(design: Covariates, treated: Bools, *, ridge: float = 0.0) -> Logit:
    """Fit the chance of treatment (n) on covariates (p × n).

    `ridge` is the penalty on half the squared coefficients of standardised covariates; 0 is maximum likelihood. Raises
    DataProblem naming covariates that are constant or collinear, and when treated and untreated can be told apart
    without error, so that no maximum exists.
    """
    if treated.all() or not treated.any():
        raise refusals.option("treatment", _("There are only treated or only untreated people."))
    middle, spread = moments(design.values)
    refuse_aliased(design, middle, spread)
    start = _start(design, treated, ridge, middle, spread)
    coefficients, information, rounds = _climb(design, treated, ridge, middle, spread, start)
    errors = np.sqrt(np.diag(np.linalg.inv(information)))[1:]
    if ridge == 0 and errors.max(initial=0) > RUNS_AWAY:
        raise refusals.separated(_suspects(errors, design))
    return _unscaled(design, coefficients, information, middle, spread, rounds)


def _climb(
    design: Covariates, treated: Bools, ridge: float, middle: Floats, spread: Floats, coefficients: Floats
) -> tuple[Floats, Floats, int]:
    """Take Newton's steps until the deviance stands still; return coefficients, penalised information and rounds."""
    penalty = np.diag(np.r_[0.0, np.full(len(design.names), ridge)])
    deviance, before = np.inf, coefficients
    for rounds in range(1, MOST_ROUNDS + 1):
        gradient, information, now = _sums(design.values, treated, coefficients, middle, spread)
        now += float(coefficients @ penalty @ coefficients)
        if abs(deviance - now) <= TOLERANCE * (abs(now) + 0.1):
            return coefficients, information + penalty, rounds
        if now > deviance:
            coefficients = (coefficients + before) / 2  # the step went too far
            continue
        deviance, before = now, coefficients
        if ridge == 0:
            _refuse_separated(deviance / treated.size, information, design)
        slope = gradient - penalty @ coefficients
        step = np.linalg.solve(information + penalty, slope)
        coefficients = coefficients + step
        if slope @ step <= LAST_STEP * (abs(now) + 0.1):
            return coefficients, information + penalty, rounds
    raise refusals.separated(_suspects(coefficients[1:], design))


def _start(design: Covariates, treated: Bools, ridge: float, middle: Floats, spread: Floats) -> Floats:
    """Return where to start from: with very many people the answer of a part, which saves most steps."""
    coefficients = np.zeros(len(design.names) + 1)
    coefficients[0] = np.log(treated.mean() / (1 - treated.mean()))
    step = treated.size // SAMPLE
    few = np.zeros(treated.size, dtype=np.bool_)
    few[:: max(step, 1)] = True
    if step < 2 or (treated & few).sum() < 20 * coefficients.size:
        return coefficients
    try:
        return _climb(design.take(few), treated[few], ridge, middle, spread, coefficients)[0]
    except (DataProblem, np.linalg.LinAlgError):
        return coefficients  # a level that the sample lacks; everybody may have it


def _sums(
    values: Floats, treated: Bools, coefficients: Floats, middle: Floats, spread: Floats
) -> tuple[Floats, Floats, float]:
    """Return gradient, information and deviance at these coefficients of standardised covariates."""
    size = coefficients.size
    gradient, information, deviance = np.zeros(size), np.zeros((size, size)), 0.0
    for block, outcome in _blocks(values, treated):
        rows = np.empty((size, outcome.size))
        rows[0] = 1.0
        np.subtract(block, middle[:, None], out=rows[1:])
        rows[1:] /= spread[:, None]
        linear = coefficients @ rows
        chance = chance_of(linear)
        gradient += rows @ (outcome - chance)
        information += (rows * (chance * (1 - chance))) @ rows.T
        deviance -= 2 * float(np.log(np.where(outcome == 1, chance, 1 - chance) + 1e-300).sum())
    return gradient, information, deviance


def _blocks(values: Floats, treated: Bools) -> Iterator[tuple[Floats, Floats]]:
    for start in range(0, treated.size, BLOCK):
        stop = start + BLOCK
        yield values[:, start:stop], treated[start:stop].astype(np.float64)


def chance_of(linear: Floats) -> Floats:
    """Return the probability that a linear predictor stands for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(linear, -700, 700))))


def refuse_aliased(design: Covariates, middle: Floats, spread: Floats) -> None:
    """Raise DataProblem naming covariates that are constant, or linear in earlier ones, by their moments (p)."""
    constant = spread <= ALIASED * np.maximum(np.abs(middle), 1e-300)
    if constant.any():
        raise refusals.aliased([design.names[each] for each in np.flatnonzero(constant)], [])
    collinear = dependent(products(design.values, middle), (spread**2 + middle**2) * design.values.shape[1])
    if collinear.any():
        raise refusals.aliased([], [design.names[each] for each in np.flatnonzero(collinear)])


def _refuse_separated(deviance: float, information: Floats, design: Covariates) -> None:
    """Perfect separation drives the deviance to 0; a direction of quasi-separation empties the information."""
    if deviance < SEPARATED:
        raise refusals.separated(design.names)
    scale = np.sqrt(np.diag(information))
    if (scale < SEPARATED * scale[0]).any() or np.linalg.cond(information / np.outer(scale, scale)) > 1e14:
        raise refusals.separated(design.names)


def _suspects(sizes: Floats, design: Covariates) -> tuple[str, ...]:
    """Return the covariates (p) that run away: those of the largest sizes."""
    large = np.abs(sizes)
    return tuple(name for name, size in zip(design.names, large, strict=True) if size >= large.max() / 2)


def _unscaled(
    design: Covariates, coefficients: Floats, information: Floats, middle: Floats, spread: Floats, rounds: int
) -> Logit:
    """Turn a fit on standardised covariates into one on the covariates as they are."""
    back = np.diag(np.r_[1.0, spread])
    back[1:, 0] = middle  # rows of X are `back` times standardised rows: x = middle + spread · z
    slopes = coefficients[1:] / spread
    own = np.r_[coefficients[0] - slopes @ middle, slopes]
    return Logit(design.names, own, back @ information @ back.T, rounds)

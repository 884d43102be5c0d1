"""Augmented inverse probability weighting: right when either the score or the outcome model is.

Robins, Rotnitzky & Zhao (1994), JASA 89:846–866; the normalised form of the ATT as in Sant'Anna & Zhao (2020),
J. Econometrics 219:101–122; cross-fitting: Chernozhukov et al. (2018), Econometrics J. 21:C1–C68. Standard errors
from the influence function, which estimating the two models does not change when both are right.
"""

from collections.abc import Sequence

import numpy as np

from .arrays import Bools, Floats, Ints
from .covariates import Covariates
from .logit import fit_logit
from .outcome_models import fit_linear, predict
from .sandwich import standard_error
from .weighting import Answer, odds_weights


def doubly_robust(
    design: Covariates,
    treated: Bools,
    outcome: Floats,
    *,
    score: Floats | None = None,
    estimand: str = "ATT",
    folds: int = 1,
    seed: int = 1,
    ridge: float = 0.0,
    clusters: Sequence[Ints] = (),
) -> Answer:
    """Estimate the effect of treatment (n) on an outcome (n), given covariates (p × n).

    With more than one fold both models are fitted without the fold that they are read in; persons of one cluster are
    in one fold. `score` (n) is used as it is when given and folds are one.
    """
    if folds > 1 or score is None:
        score, expected, expected_treated = _nuisances(design, treated, outcome, folds, seed, ridge, estimand, clusters)
    else:
        expected, expected_treated = _outcomes(design.values, treated, outcome, np.ones(treated.size, bool), estimand)
    weights = odds_weights(score, treated, estimand)
    if estimand == "ATT":
        return _att(treated, outcome, weights, expected, clusters)
    return _ate(treated, outcome, weights, expected, expected_treated, clusters)


def _att(treated: Bools, outcome: Floats, weights: Floats, expected: Floats, clusters: Sequence[Ints]) -> Answer:
    left, size = outcome - expected, outcome.size
    gain = float(left[treated].mean())
    total = weights[~treated].sum()
    bias = float(weights[~treated] @ left[~treated] / total)
    influence = np.where(treated, (left - gain) * (size / treated.sum()), -weights * (left - bias) * (size / total))
    error, count = standard_error(influence, clusters)
    return gain - bias, error, count


def _ate(
    treated: Bools,
    outcome: Floats,
    weights: Floats,
    expected: Floats,
    expected_treated: Floats,
    clusters: Sequence[Ints],
) -> Answer:
    size = outcome.size
    scale = np.where(treated, size / weights[treated].sum(), size / weights[~treated].sum())
    own = np.where(treated, outcome - expected_treated, -(outcome - expected)) * weights * scale
    each = expected_treated - expected + own
    effect = float(each.mean())
    error, count = standard_error(each - effect, clusters)
    return effect, error, count


def _nuisances(
    design: Covariates, treated: Bools, outcome: Floats, folds: int, seed: int, ridge: float, estimand: str,
    clusters: Sequence[Ints],
) -> tuple[Floats, Floats, Floats]:  # fmt: skip
    score, expected, expected_treated = (np.empty(treated.size) for _each in range(3))
    fold = _folds(treated, folds, seed, clusters)
    for each in range(folds):
        inside = fold == each
        outside = ~inside if folds > 1 else inside
        fitted = fit_logit(design.take(outside), treated[outside], ridge=ridge)
        score[inside] = fitted.probability(design.values[:, inside])
        controls, ours = _outcomes(design.values, treated, outcome, outside, estimand)
        expected[inside], expected_treated[inside] = controls[inside], ours[inside]
    return score, expected, expected_treated


def _outcomes(values: Floats, treated: Bools, outcome: Floats, rows: Bools, estimand: str) -> tuple[Floats, Floats]:
    """Return the expected outcome (n) untreated and, where the estimand needs it, treated."""
    expected = predict(fit_linear(values, outcome, ~treated & rows), values)
    if estimand == "ATT":
        return expected, expected
    return expected, predict(fit_linear(values, outcome, treated & rows), values)


def _folds(treated: Bools, folds: int, seed: int, clusters: Sequence[Ints]) -> Ints:
    """Draw folds of even size among treated and among controls; whole clusters where there are any."""
    draw = np.random.default_rng(seed)
    if clusters:
        codes = np.unique(clusters[-1], return_inverse=True)[1]
        return np.asarray(draw.permutation(int(codes.max()) + 1)[codes] % folds, dtype=np.int64)
    fold = np.empty(treated.size, dtype=np.int64)
    for group in (treated, ~treated):
        fold[group] = draw.permutation(int(group.sum())) % folds
    return fold

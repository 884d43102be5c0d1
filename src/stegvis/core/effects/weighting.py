"""Weighted comparisons: by the inverse of the propensity score, and by entropy balancing.

Inverse probability weights with normalised weights (Hájek): Hirano, Imbens & Ridder (2003), Econometrica
71:1161–1189. Their standard error takes into account that the score was estimated, by stacking both sets of equations
(Lunceford & Davidian 2004, Stat. Med. 23:2937–2960). Entropy balancing: Hainmueller (2012), Political Analysis
20:25–46; its error is that of the doubly robust estimator which it equals (Zhao & Percival 2017, J. Causal Inference
5:20160010).
"""

from collections.abc import Sequence

import numpy as np

from stegvis.core.errors import CannotCompute
from stegvis.core.marking import _

from .arrays import Bools, Floats, Ints
from .logit import Logit
from .outcome_models import fit_linear, predict
from .sandwich import standard_error

MOST_ROUNDS = 100
CLOSE = 1e-8

Answer = tuple[float, float, int | None]
"""An estimate, its standard error, and the fewest clusters."""


def odds_weights(score: Floats, treated: Bools, estimand: str = "ATT") -> Floats:
    """Return weights (n): for ATT 1 and e/(1 − e); for ATE 1/e and 1/(1 − e)."""
    if estimand == "ATT":
        return np.where(treated, 1.0, score / (1 - score))
    return np.where(treated, 1 / score, 1 / (1 - score))


def inverse_probability(
    logit: Logit,
    design: Floats,
    treated: Bools,
    outcome: Floats,
    *,
    estimand: str = "ATT",
    clusters: Sequence[Ints] = (),
) -> Answer:
    """Estimate the difference of weighted means. `design` is p × n; `treated` and `outcome` n; the fit is theirs."""
    score = logit.probability(design)
    weights = odds_weights(score, treated, estimand)
    total, other_total = weights[treated].sum(), weights[~treated].sum()
    mean = float(weights[treated] @ outcome[treated] / total)
    other = float(weights[~treated] @ outcome[~treated] / other_total)
    size = outcome.size
    own = np.where(
        treated, weights * (outcome - mean) * (size / total), -weights * (outcome - other) * (size / other_total)
    )
    influence = own + _of_the_score(own, score, logit, design, treated, estimand)
    error, count = standard_error(influence, clusters)
    return mean - other, error, count


def _of_the_score(own: Floats, score: Floats, logit: Logit, design: Floats, treated: Bools, estimand: str) -> Floats:
    """Return what estimating the score adds to each person's influence (n): the chain rule through the logit."""
    among_treated, among_others = (0.0, 1.0) if estimand == "ATT" else (score - 1, score)  # d log w / dη
    slope = own * np.where(treated, among_treated, among_others)
    gradient = np.r_[slope.sum(), design @ slope]
    turned = np.linalg.solve(logit.information, gradient)
    return np.asarray((treated - score) * (turned[0] + turned[1:] @ design))


def entropy_weights(design: Floats, treated: Bools) -> Floats:
    """Return weights (n): 1 for treated; controls' sum to the same, give the treated's means, and are even else.

    Newton's steps on the dual, halved while they do not descend. Raises CannotCompute when no weights do it.
    """
    target = design[:, treated].mean(axis=1)
    spread = design.std(axis=1)
    spread[spread == 0] = 1.0
    apart = (design[:, ~treated] - target[:, None]) / spread[:, None]
    slopes = np.zeros(apart.shape[0])
    level, shares = _dual(slopes, apart)
    for _round in range(MOST_ROUNDS):
        gradient = apart @ shares
        if np.abs(gradient).max(initial=0) < CLOSE:
            weights = np.ones(treated.size)
            weights[~treated] = shares * treated.sum()
            return weights
        curve = (apart * shares) @ apart.T - np.outer(gradient, gradient)
        step = np.linalg.lstsq(curve, -gradient, rcond=1e-12)[0]
        for _half in range(40):
            next_level, next_shares = _dual(slopes + step, apart)
            if next_level < level or np.abs(apart @ next_shares).max() < np.abs(gradient).max():
                break
            step = step / 2
        else:
            break
        slopes, level, shares = slopes + step, next_level, next_shares
    raise CannotCompute(_("No weights give the controls the treated's means: they are too unlike."))


def _dual(slopes: Floats, apart: Floats) -> tuple[float, Floats]:
    linear = slopes @ apart
    top = float(linear.max())
    sizes = np.exp(linear - top)
    return top + float(np.log(sizes.sum())), sizes / sizes.sum()


def entropy_balancing(design: Floats, treated: Bools, outcome: Floats, *, clusters: Sequence[Ints] = ()) -> Answer:
    """Estimate the ATT with entropy balancing on the means of covariates (p × n)."""
    weights = entropy_weights(design, treated)
    count = treated.sum()
    effect = float(outcome[treated].mean() - weights[~treated] @ outcome[~treated] / count)
    expected = predict(fit_linear(design, outcome, ~treated, weights), design)
    share = count / outcome.size
    influence = np.where(treated, outcome - expected - effect, -weights * (outcome - expected)) / share
    error, fewest = standard_error(influence, clusters)
    return effect, error, fewest

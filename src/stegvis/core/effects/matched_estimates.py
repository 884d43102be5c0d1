"""Effects from matched persons: the plain difference, the difference adjusted by regression, and their errors.

Regression after matching: Ho, Imai, King & Stuart (2007), Political Analysis 15:199–236; treatment crossed with
covariates centred at the treated, so that its coefficient is the effect on the treated. Errors clustered on the
matched set: Abadie & Spiess (2022), JASA 117:983–995. With replacement: Abadie & Imbens (2006), Econometrica
74:235–267, with the score taken as known. Bootstrap of whole sets only without replacement, since with it the bootstrap
is wrong (Abadie & Imbens 2008, Econometrica 76:1537–1557).
"""

from collections.abc import Sequence

import numpy as np

from .arrays import Bools, Floats, Ints
from .collinearity import dependent, products
from .nearest import Pairs
from .sandwich import Fit, least_squares


def difference(
    treated: Bools, outcome: Floats, weights: Floats, clusters: Sequence[Ints] = (), names: Sequence[str] = ()
) -> Fit:
    """Regress the outcome (m matched rows) on treatment: its coefficient is the last."""
    design = np.stack([np.ones(outcome.size), treated.astype(np.float64)])
    return least_squares(design, outcome, weights, clusters, names)


def adjusted(
    covariates: Floats, treated: Bools, outcome: Floats, weights: Floats, clusters: Sequence[Ints] = (),
    names: Sequence[str] = (),
) -> Fit:  # fmt: skip
    """Regress on treatment crossed with centred covariates (p × m): treatment's coefficient is the second.

    Covariates that do not vary within a matched group, or are sums of others there, are left out of its slopes.
    """
    ours = treated.astype(np.float64)
    middle = covariates[:, treated] @ weights[treated] / weights[treated].sum()
    centred = covariates - middle[:, None]
    main = _independent(centred, weights, ~treated)
    crossed = main[_independent(centred[main], weights, treated)]
    design = np.vstack([np.ones(outcome.size), ours, centred[main], centred[crossed] * ours])
    return least_squares(design, outcome, weights, clusters, names)


def _independent(covariates: Floats, weights: Floats, rows: Bools) -> Ints:
    """Return which covariates neither stand still nor are linear in earlier ones among these rows; never too many."""
    inside, own = covariates[:, rows], weights[rows]
    gram = products(inside, inside @ own / own.sum(), own)
    kept = np.flatnonzero(~dependent(gram, np.square(inside) @ own))
    return kept[: max(int(rows.sum()) - 2, 0)]


def abadie_imbens(pairs: Pairs, outcome: Floats, treated: Bools, score: Floats, strata: Ints) -> tuple[float, float]:
    """Return the matched difference and its error when controls are used again. All are n but the pairs.

    The variance of the effect on the treated: Σ(gain − effect)² over treated, plus Σ(K² − K′)σ² over controls, over
    n₁²; K is a control's share of sets, K′ the sum of its squared shares, and σ² half the squared difference to her
    nearest neighbour in score among the controls of her stratum.
    """
    size = outcome.size
    partners = np.bincount(pairs.treated, minlength=size)
    matched = np.flatnonzero(partners)
    share = 1 / partners[pairs.treated]
    expected = np.bincount(pairs.treated, weights=share * outcome[pairs.control], minlength=size)[matched]
    gains = outcome[matched] - expected
    effect = float(gains.mean())
    used = np.bincount(pairs.control, weights=share, minlength=size)
    squares = np.bincount(pairs.control, weights=share**2, minlength=size)
    controls = np.flatnonzero(~treated)
    spread = np.zeros(size)
    spread[controls] = _neighbour_variance(outcome[controls], score[controls], strata[controls])
    variance = float(np.square(gains - effect).sum() + ((used**2 - squares) * spread).sum()) / matched.size**2
    return effect, float(np.sqrt(max(variance, 0.0)))


def _neighbour_variance(outcome: Floats, score: Floats, strata: Ints) -> Floats:
    """Return half the squared difference to the nearest in score of the same stratum; ties: the one before in order."""
    order = np.lexsort((score, strata))
    answers, scores, own = outcome[order], score[order], strata[order]
    same = own[1:] == own[:-1]
    gap = np.where(same, scores[1:] - scores[:-1], np.inf)
    before, after = np.r_[np.inf, gap], np.r_[gap, np.inf]
    nearest = np.where(before <= after, np.arange(order.size) - 1, np.arange(order.size) + 1)
    alone = np.isinf(np.minimum(before, after))
    nearest[alone] = np.flatnonzero(alone)
    found = np.empty(order.size)
    found[order] = np.square(answers - answers[nearest]) / 2
    return found


def set_bootstrap(pairs: Pairs, outcome: Floats, *, draws: int, seed: int) -> float:
    """Return the standard error of the matched difference over bootstrap draws of whole sets, without replacement."""
    size = outcome.size
    partners = np.bincount(pairs.treated, minlength=size)
    matched = np.flatnonzero(partners)
    sums = np.bincount(pairs.treated, weights=outcome[pairs.control] / partners[pairs.treated], minlength=size)
    gains = (outcome - sums)[matched]
    draw = np.random.default_rng(seed)
    means = np.array([gains[draw.integers(0, gains.size, gains.size)].mean() for _each in range(draws)])
    return float(means.std(ddof=1))

"""How much two people who look alike may differ in their chance of treatment before a finding could be nothing.

Γ bounds the ratio of their odds of treatment; at Γ = 1 only chance decided. For each Γ the largest one-sided p-value of
any hidden cause within it: Rosenbaum (2002), Observational Studies, ch. 4; sets with several controls: Gastwirth,
Krieger & Rosenbaum (2000), JRSS B 62:545–555; M-statistics: Rosenbaum (2007), Biometrics 63:456–464.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from scipy.stats import binom, rankdata

from stegvis.core.errors import CannotCompute
from stegvis.core.marking import _

from ..arrays import Floats
from ..nearest import Pairs

GAMMAS = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
LEVEL = 0.025
"""One-sided, as 0.05 is two-sided."""
MOST = 1000.0
TRIM = 2.5
"""Huber's ψ is level beyond so many medians of the absolute differences."""

Sets = tuple[Floats, ...]
"""Outcomes of matched sets, the treated person first in each."""


@dataclass(frozen=True)
class Bound:
    """The largest one-sided p-value that a hidden cause within `gamma` could have made."""

    gamma: float
    p: float


@dataclass(frozen=True)
class Bounds:
    """The bounds of a test, in the direction of the finding.

    `critical` is the Γ up to which the p-value stays at 0.025 or less: 1 when it does not even without a hidden cause,
    and None when it does up to a thousand.
    """

    test: str
    sets: int
    is_rise: bool
    bounds: tuple[Bound, ...]
    critical: float | None


def sets_of(pairs: Pairs, outcome: Floats) -> Sets:
    """Return the outcomes (of n people) of each matched set. Raises CannotCompute when somebody is in two sets."""
    if not pairs.treated.size:
        raise CannotCompute(_("Coarsened exact matching makes strata, and this needs pairs."))
    if np.unique(pairs.control).size != pairs.control.size:
        raise CannotCompute(_("Controls that serve several people make sets that are not apart; the bounds need that."))
    order = np.argsort(pairs.treated, kind="stable")
    treated, starts = np.unique(pairs.treated[order], return_index=True)
    groups = np.split(pairs.control[order], starts[1:])
    return tuple(np.r_[outcome[one], outcome[others]] for one, others in zip(treated, groups, strict=True))


def rosenbaum_bounds(sets: Sets, gammas: Sequence[float] = GAMMAS) -> Bounds:
    """Bound the p-values of the test that fits the sets.

    Pairs: McNemar's exact test when the outcome has two values, else Wilcoxon's signed rank. Sets with several
    controls: the number of treated with the higher value when there are two, else Huber's M-statistic. Raises
    CannotCompute when nobody differs.
    """
    if all(np.ptp(each) == 0 for each in sets):
        raise CannotCompute(_("Nobody differs from those she is matched with."))
    is_rise = float(np.mean([each[0] - each[1:].mean() for each in sets])) >= 0
    turned = sets if is_rise else tuple(-each for each in sets)
    name, p_value = _test(turned)
    found = tuple(Bound(gamma, p_value(gamma)) for gamma in gammas)
    return Bounds(name, len(sets), is_rise, found, _critical(p_value))


def _test(sets: Sets) -> "tuple[str, _McNemar | _Separable]":
    """Return the test that fits the sets, by name, and its p-value by Γ."""
    binary = np.unique(np.concatenate(sets)).size == 2
    if all(each.size == 2 for each in sets):
        return ("mcnemar", _McNemar(sets)) if binary else ("signed_rank", _Separable(_signed_ranks(sets)))
    return ("mantel_haenszel", _Separable(sets)) if binary else ("m_test", _Separable(_m_scores(sets)))


class _McNemar:
    """The exact p-value of pairs in which one of two values is the treated's."""

    def __init__(self, sets: Sets) -> None:
        differences = np.array([each[0] - each[1] for each in sets])
        self.higher, self.apart = int((differences > 0).sum()), int((differences != 0).sum())

    def __call__(self, gamma: float) -> float:
        return float(binom.sf(self.higher - 1, self.apart, gamma / (1 + gamma)))


class _Separable:
    """The p-value of a sum of the treated's scores: normal approximation, with the worst hidden cause in each set.

    The worst is one that raises the odds of all over a place in the order of scores: the place with the greatest
    expectation, and among equals the greatest variance.
    """

    def __init__(self, scores: Sets) -> None:
        self.statistic = float(sum(each[0] for each in scores))
        by_size: dict[int, list[Floats]] = {}
        for each in scores:
            by_size.setdefault(each.size, []).append(np.sort(each))
        self.groups = [np.stack(each) for each in by_size.values()]

    def __call__(self, gamma: float) -> float:
        expected, variance = map(sum, zip(*(_worst(each, gamma) for each in self.groups), strict=True))
        if variance <= 0:
            return float(self.statistic <= expected)
        return NormalDist().cdf(-(self.statistic - expected) / float(np.sqrt(variance)))


def _worst(scores: Floats, gamma: float) -> tuple[float, float]:
    """Return the greatest expectation of sets (s × J sorted scores) of one size, and the greatest variance there."""
    size = scores.shape[1]
    low = np.arange(1, size)
    under = np.cumsum(scores, axis=1)[:, :-1]
    squares_under = np.cumsum(scores**2, axis=1)[:, :-1]
    total, squares = scores.sum(axis=1, keepdims=True), (scores**2).sum(axis=1, keepdims=True)
    weight = low + gamma * (size - low)
    means = (under + gamma * (total - under)) / weight
    variances = (squares_under + gamma * (squares - squares_under)) / weight - means**2
    best = means.max(axis=1, keepdims=True)
    tied = np.where(means >= best - 1e-12 * np.maximum(np.abs(best), 1), variances, -np.inf)
    return float(best.sum()), float(tied.max(axis=1).sum())


def _signed_ranks(sets: Sets) -> Sets:
    """Return scores of pairs whose sum over treated is Wilcoxon's: the rank for the higher, 0 for the lower."""
    differences = np.array([each[0] - each[1] for each in sets])
    ranks = rankdata(np.abs(differences))
    return tuple(np.array([rank * (gap > 0), rank * (gap < 0)]) for rank, gap in zip(ranks, differences, strict=True))


def _m_scores(sets: Sets) -> Sets:
    """Return each person's mean of Huber's ψ of her differences to the others of her set, in medians of them."""
    scale = float(np.median(np.concatenate([np.abs(each[0] - each[1:]) for each in sets])))
    width = TRIM * scale if scale > 0 else np.inf
    return tuple(_huber(each[:, None] - each[None, :], width).sum(axis=1) / each.size for each in sets)


def _huber(gaps: Floats, width: float) -> Floats:
    return gaps if np.isinf(width) else np.clip(gaps / width, -1, 1)


def _critical(p_value: "_McNemar | _Separable") -> float | None:
    """Return the Γ at which the p-value passes the level, by bisection."""
    if p_value(1.0) > LEVEL:
        return 1.0
    if p_value(MOST) <= LEVEL:
        return None
    low, high = 1.0, MOST
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if p_value(middle) <= LEVEL else (low, middle)
    return low

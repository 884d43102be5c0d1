"""How alike treated and controls are, before and after: what decides whether a comparison is worth making.

Standardised mean difference: difference of means over the standard deviation of the treated before matching, the same
number before and after (Stuart 2010, Stat. Sci. 25:1–21; √(p(1 − p)) for an indicator), so that it does not shrink
because the spread grew. Variance ratio: treated over controls (not for indicators). Empirical distribution functions:
mean and greatest difference over the values that occur (for an indicator both are the difference of shares). As
summary() of MatchIt prints them. Weighted variances are Σw(x − m)² / (1 − Σw²) with weights that sum to one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import nan, sqrt

import numpy as np

from .arrays import Bools, Floats
from .covariates import Covariates

WARNS = 0.1
FAILS = 0.25


class Verdict(StrEnum):
    """What a difference after matching means: Stuart, Lee & Leacy (2013), J. Clin. Epidemiol. 66:S84–S90."""

    GOOD = "good"
    WARNS = "warns"  # more than 0.1
    FAILS = "fails"  # more than 0.25


@dataclass(frozen=True)
class Likeness:
    """One covariate in two groups: means, standardised difference, variance ratio, distances of distributions."""

    treated: float
    control: float
    smd: float
    variance_ratio: float
    ecdf_mean: float
    ecdf_max: float


@dataclass(frozen=True)
class BalanceRow:
    """A covariate before and after."""

    covariate: str
    before: Likeness
    after: Likeness

    @property
    def verdict(self) -> Verdict:
        """Judge the standardised difference after; one that can't be computed fails."""
        size = abs(self.after.smd)
        if size <= WARNS:
            return Verdict.GOOD
        return Verdict.WARNS if size <= FAILS else Verdict.FAILS


@dataclass(frozen=True)
class Balance:
    """A row for each covariate, in their order."""

    rows: tuple[BalanceRow, ...]

    def __iter__(self) -> Iterator[BalanceRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, covariate: str) -> BalanceRow:
        return next(row for row in self.rows if row.covariate == covariate)

    def judged(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the covariates of this verdict."""
        return tuple(row.covariate for row in self.rows if row.verdict is verdict)


def balance_of(covariates: Covariates, treated: Bools, weights: Floats) -> Balance:
    """Compare treated and controls (n) before, with equal weights, and after, with these weights (n; 0 = left out)."""
    kept = weights > 0
    after_treated, after_control = np.flatnonzero(kept & treated), np.flatnonzero(kept & ~treated)
    weights_treated, weights_control = weights[after_treated], weights[after_control]
    rows = []
    for name, numbers, binary in zip(covariates.names, covariates.values, covariates.binary, strict=True):
        ours, theirs = numbers[treated], numbers[~treated]
        scale = _scale(ours, binary)
        rows.append(
            BalanceRow(
                name,
                likeness(ours, theirs, None, None, binary=binary, scale=scale),
                likeness(
                    numbers[after_treated],
                    numbers[after_control],
                    weights_treated,
                    weights_control,
                    binary=binary,
                    scale=scale,
                ),
            )
        )
    return Balance(tuple(rows))


def likeness(
    ours: Floats,
    theirs: Floats,
    our_weights: Floats | None,
    their_weights: Floats | None,
    *,
    binary: bool,
    scale: float,
) -> Likeness:
    """Compare a covariate in two groups, weighted where weights are given, by the standard deviation `scale`."""
    if not ours.size or not theirs.size:
        return Likeness(nan, nan, nan, nan, nan, nan)
    mean, other = _mean(ours, our_weights), _mean(theirs, their_weights)
    difference = mean - other
    smd = 0.0 if difference == 0 else (difference / scale if scale > 0 else nan)
    if binary:
        return Likeness(mean, other, smd, nan, abs(difference), abs(difference))
    spread = _variance(theirs, other, their_weights)
    ratio = _variance(ours, mean, our_weights) / spread if spread > 0 else nan
    apart = distances_of_distributions(ours, theirs, our_weights, their_weights)
    return Likeness(mean, other, smd, ratio, float(apart.mean()), float(apart.max()))


def distances_of_distributions(
    ours: Floats, theirs: Floats, our_weights: Floats | None, their_weights: Floats | None
) -> Floats:
    """Return the absolute difference of two distribution functions at every value that occurs in either group."""
    values, shares = _distribution(ours, our_weights)
    others, other_shares = _distribution(theirs, their_weights)
    at_ours = np.abs(shares - _at(values, others, other_shares))
    new = others[~_is_in(others, values)]
    at_theirs = np.abs(_at(new, others, other_shares) - _at(new, values, shares))
    return np.concatenate([at_ours, at_theirs])


def _distribution(numbers: Floats, weights: Floats | None) -> tuple[Floats, Floats]:
    """Return the values that occur, rising, and the share of weight at or below each."""
    if weights is None:
        numbers = np.sort(numbers)
        last = np.flatnonzero(np.r_[numbers[1:] != numbers[:-1], True])
        return numbers[last], (last + 1) / numbers.size
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    last = np.flatnonzero(np.r_[numbers[1:] != numbers[:-1], True])
    cumulated = np.cumsum(weights[order])
    return numbers[last], cumulated[last] / cumulated[-1]


def _at(where: Floats, values: Floats, shares: Floats) -> Floats:
    place = np.searchsorted(values, where, side="right")
    return np.asarray(np.r_[0.0, shares][place])


def _is_in(numbers: Floats, values: Floats) -> Bools:
    place = np.minimum(np.searchsorted(values, numbers), values.size - 1)
    return np.asarray(values[place] == numbers)


def _mean(numbers: Floats, weights: Floats | None) -> float:
    return float(numbers.mean()) if weights is None else float(weights @ numbers / weights.sum())


def _variance(numbers: Floats, mean: float, weights: Floats | None) -> float:
    if numbers.size < 2:
        return nan
    if weights is None:
        return float(np.square(numbers - mean).sum()) / (numbers.size - 1)
    shares = weights / weights.sum()
    return float(shares @ np.square(numbers - mean)) / (1 - float(shares @ shares))


def _scale(ours: Floats, binary: bool) -> float:
    mean = float(ours.mean())
    return sqrt(mean * (1 - mean)) if binary else sqrt(max(_variance(ours, mean, None), 0.0)) if ours.size > 1 else nan

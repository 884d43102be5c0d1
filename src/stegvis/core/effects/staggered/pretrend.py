"""Whether cohorts changed like their controls before anybody was treated: one test of all periods before.

A Wald test of all cohorts and periods before treatment together, as in R's did. Not to reject is no proof: with few
people it rejects little, and what it can't see it can't tell (Roth 2022, AER: Insights 4:305–322).
"""

from dataclasses import dataclass

import numpy as np

from stegvis.core.statistics.chi_squared import chi_squared_tail

from ..arrays import Floats

SINGULAR = 1e-9
"""A part of an estimate's variance, beyond what the others tell, that is rounding."""


@dataclass(frozen=True)
class Pretrend:
    """`statistic` and `p` of a chi-squared test with `freedom` periods; NaN where they can't be told apart."""

    statistic: float
    freedom: int
    p: float


def pretrend_of(effects: Floats, covariance: Floats) -> Pretrend:
    """Return the test that all of some estimates (J) are 0, with their covariance (J × J)."""
    unknown = Pretrend(float("nan"), effects.size, float("nan"))
    errors = np.sqrt(np.diag(covariance))
    if not (errors > 0).all():
        return unknown
    correlation = covariance / np.outer(errors, errors)
    try:
        lower = np.linalg.cholesky(correlation)
    except np.linalg.LinAlgError:
        return unknown
    left = np.diag(lower) ** 2  # of each estimate's variance, given those before it
    if (left < SINGULAR).any():
        return unknown
    scaled = effects / errors
    statistic = float(scaled @ np.linalg.solve(correlation, scaled))
    return Pretrend(statistic, effects.size, chi_squared_tail(max(statistic, 0.0), effects.size))

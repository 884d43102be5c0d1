"""How strongly something unmeasured must be tied both to treatment and to the outcome to explain an effect away.

The E-value: VanderWeele & Ding (2017), Ann. Intern. Med. 167:268–274. Numbers as risk ratios by their approximation
exp(0.91 d), d in standard deviations, with limits exp(0.91 d ± 1.78 SE).
"""

from dataclasses import dataclass
from math import exp, inf, sqrt

from ..estimate import Estimate


@dataclass(frozen=True)
class EValue:
    """The E-value of an estimate, and of the limit of its interval nearest to no effect (1 when it holds no effect).

    `risk_ratio` is the ratio that they rest on.
    """

    point: float
    limit: float
    risk_ratio: float


def e_value(ratio: float, low: float, high: float) -> EValue:
    """Return the E-value of a risk ratio with its interval."""
    nearest = low if ratio >= 1 else high
    crosses = low <= 1 <= high
    return EValue(_of(ratio), 1.0 if crosses else _of(nearest), ratio)


def e_value_of(estimate: Estimate, standard_deviation: float, base: float | None) -> EValue | None:
    """Return the E-value of a difference, None where there is no ratio of it.

    `base` is the share of controls when the outcome is 0 or 1, taken as known; None when it is a number, of this
    standard deviation.
    """
    interval = estimate.interval
    if base is not None:
        if not 0 < base < 1 or base + estimate.estimate <= 0:
            return None
        ratios = [max((base + each) / base, 0.0) for each in (estimate.estimate, interval.low, interval.high)]
        return e_value(*ratios)
    if not standard_deviation > 0:
        return None
    effect, error = estimate.estimate / standard_deviation, estimate.se / standard_deviation
    return e_value(exp(0.91 * effect), exp(0.91 * effect - 1.78 * error), exp(0.91 * effect + 1.78 * error))


def _of(ratio: float) -> float:
    if ratio == 0:
        return inf
    upward = ratio if ratio >= 1 else 1 / ratio
    return upward + sqrt(upward * (upward - 1))

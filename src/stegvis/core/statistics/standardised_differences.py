"""How different two groups are, in standard deviations: what a balance or attrition table shows instead of p-values.

Sources: Cohen (1988), Statistical Power Analysis; Austin (2009), Stat. Med. 28:3083–3107 (0.1 is the usual limit for
a negligible difference). The standard deviation is the root of the mean of the two variances.
"""

from math import copysign, inf, sqrt

import numpy as np
import numpy.typing as npt


def of_means(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Return (mean of first − mean of second) / pooled sd. Missing values must have been left out before.

    Raises ValueError with fewer than two values in a group. Without any spread: 0 for equal means, else ± infinity.
    """
    one, other = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if min(one.size, other.size) < 2:
        raise ValueError("a standard deviation needs at least two values in each group")
    return _ratio(float(one.mean() - other.mean()), float((one.var(ddof=1) + other.var(ddof=1)) / 2))


def of_proportions(first: float, second: float) -> float:
    """Return the standardised difference of two proportions. Raises ValueError outside 0–1."""
    if not (0 <= first <= 1 and 0 <= second <= 1):
        raise ValueError("a proportion lies between 0 and 1")
    return _ratio(first - second, (first * (1 - first) + second * (1 - second)) / 2)


def _ratio(difference: float, variance: float) -> float:
    if difference == 0:
        return 0.0
    return difference / sqrt(variance) if variance > 0 else copysign(inf, difference)

"""Intervals for a proportion.

Sources: Wilson (1927), J. Am. Stat. Assoc. 22:209–212; Clopper & Pearson (1934), Biometrika 26:404–413; Brown, Cai &
DasGupta (2001), Stat. Sci. 16:101–133, who recommend Wilson's for small n and find Clopper–Pearson's too wide.
"""

from math import sqrt

import numpy as np
import numpy.typing as npt

from .intervals import Interval, normal_quantile


def wilson(successes: int, n: int, level: float = 0.95) -> Interval:
    """Return Wilson's score interval, without continuity correction. With n = 0 nothing is known: 0 to 1.

    Raises ValueError unless 0 ≤ successes ≤ n.
    """
    _require_counts(successes, n)
    z = normal_quantile(level)
    if n == 0:
        return Interval(0.0, 1.0, level)
    share, weight = successes / n, z * z / n
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    # At 0 and n the bounds are 0 and 1 by algebra; rounding would leave them a hair off.
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == n else middle + half
    return Interval(low, high, level)


def exact(successes: int, n: int, level: float = 0.95) -> Interval:
    """Return Clopper and Pearson's interval, which covers at least at its level. With n = 0: 0 to 1.

    Raises ValueError unless 0 ≤ successes ≤ n.
    """
    _require_counts(successes, n)
    normal_quantile(level)
    low, high = exact_bounds(np.array([successes]), np.array([n]), level)
    return Interval(float(low[0]), float(high[0]), level)


def exact_bounds(
    successes: npt.NDArray[np.int64], n: npt.NDArray[np.int64], level: float = 0.95
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the lower and upper bounds of Clopper and Pearson's interval for many proportions at once."""
    from scipy.special import betaincinv  # half a second to load, and Wilson's interval needs none of it

    tail, failures = (1 - level) / 2, n - successes
    low = betaincinv(np.maximum(successes, 1), failures + 1, tail)
    high = betaincinv(successes + 1, np.maximum(failures, 1), 1 - tail)
    return np.where(successes == 0, 0.0, low), np.where(failures == 0, 1.0, high)


def _require_counts(successes: int, n: int) -> None:
    if not 0 <= successes <= n:
        raise ValueError("successes lie between 0 and n")

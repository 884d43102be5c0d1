"""The interval that every estimate carries."""

from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Interval:
    """A confidence interval from `low` to `high`, with its confidence level (0.95 = 95 per cent)."""

    low: float
    high: float
    level: float = 0.95


def normal_quantile(level: float) -> float:
    """Return the two-sided standard normal quantile: 1.96 for 0.95. Raises ValueError outside 0–1."""
    if not 0 < level < 1:
        raise ValueError("a confidence level lies between 0 and 1")
    return NormalDist().inv_cdf((1 + level) / 2)

"""Standard errors that do not believe that people are alike and independent.

White (1980), Econometrica 48:817–838; clustered: Liang & Zeger (1986), Biometrika 73:13–22; by two ways: Cameron,
Gelbach & Miller (2011), JBES 29:238–249. Small-sample factors as R's sandwich: HC1 n/(n − k); clustered
G/(G − 1) · (n − 1)/(n − k), each way with its own G.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints


@dataclass(frozen=True, eq=False)
class Fit:
    """Weighted least squares: coefficients (k), their covariance (k × k), and the most clusters that it rests on."""

    coefficients: Floats
    covariance: Floats
    errors: str
    clustered_on: tuple[str, ...]
    clusters: int | None


def least_squares(
    design: Floats, outcome: Floats, weights: Floats, clusters: Sequence[Ints] = (), names: Sequence[str] = ()
) -> Fit:
    """Regress `outcome` (n) on `design` (k × n) with weights (n). `clusters` are none, one or two codings (n).

    Raises LinAlgError when columns of the design are collinear.
    """
    weighted = design * weights
    bread = np.linalg.inv(weighted @ design.T)
    coefficients = bread @ (weighted @ outcome)
    scores = weighted * (outcome - coefficients @ design)
    meat, count = meat_of(scores, clusters, freedom=outcome.size - design.shape[0])
    return Fit(coefficients, bread @ meat @ bread, "clustered" if clusters else "HC1", tuple(names), count)


def meat_of(scores: Floats, clusters: Sequence[Ints], *, freedom: int) -> tuple[Floats, int | None]:
    """Return Σ s s' of scores (k × n), within clusters, and the fewest clusters of any way.

    Two ways: the sum of both less that of their intersection; a negative variance is set to that of the larger way.
    """
    size = scores.shape[1]
    if not clusters:
        return scores @ scores.T * (size / freedom), None
    ways = [_clustered(scores, each, size, freedom) for each in clusters]
    fewest = min(int(np.unique(each).size) for each in clusters)
    if len(ways) == 1:
        return ways[0], fewest
    both = _intersection(*clusters)
    meat = ways[0] + ways[1] - _clustered(scores, both, size, freedom)
    if (np.linalg.eigvalsh(meat) < 0).any():
        return max(ways, key=lambda each: float(np.trace(each))), fewest
    return meat, fewest


def standard_error(
    influence: Floats, clusters: Sequence[Ints] = (), *, freedom: int | None = None
) -> tuple[float, int | None]:
    """Return the standard error of a mean of influence values (n) that sum to zero, clustered where clusters are."""
    size = influence.size
    meat, count = meat_of(influence[None, :], clusters, freedom=freedom or size - 1)
    return float(np.sqrt(meat[0, 0])) / size, count


def _clustered(scores: Floats, clusters: Ints, size: int, freedom: int) -> Floats:
    codes = np.unique(clusters, return_inverse=True)[1]
    count = int(codes.max()) + 1
    sums = np.stack([np.bincount(codes, weights=each, minlength=count) for each in scores])
    factor = (count / (count - 1) if count > 1 else np.inf) * (size - 1) / freedom
    return np.asarray(sums @ sums.T * factor)


def _intersection(one: Ints, other: Ints) -> Ints:
    first = np.unique(one, return_inverse=True)[1]
    second = np.unique(other, return_inverse=True)[1]
    return np.asarray(first * (int(second.max()) + 1) + second, dtype=np.int64)

"""How much people who belong together widen an error.

With a common part of each cluster and intraclass correlation ρ, the variance of Σ cᵢyᵢ is σ²((1 − ρ)Σcᵢ² + ρΣ_g(Σcᵢ)²):
clusters that hold treated and controls alike take their common part away, and whole treated clusters add to it (Kish
1965, Survey Sampling, 5.4; Donner & Klar 2000, Cluster Randomization Trials).
"""

import numpy as np

from .arrays import Bools, Floats, Ints


def intraclass_correlation(outcome: Floats, clusters: Ints) -> float:
    """Return the correlation of two people (of n) of one cluster, by analysis of variance; never under 0.

    Donner (1986), Int. Stat. Rev. 54:67–82. NaN when there is one cluster, or nobody shares one.
    """
    codes = np.unique(clusters, return_inverse=True)[1]
    sizes = np.bincount(codes).astype(np.float64)
    people, count = outcome.size, sizes.size
    if count < 2 or people == count:
        return float("nan")
    means = np.bincount(codes, weights=outcome) / sizes
    between = float((sizes * np.square(means - outcome.mean())).sum()) / (count - 1)
    within = float(np.square(outcome - means[codes]).sum()) / (people - count)
    typical = (people - float(np.square(sizes).sum()) / people) / (count - 1)
    total = between + (typical - 1) * within
    return max((between - within) / total, 0.0) if total > 0 else 0.0


def design_effect(treated: Bools, weights: Floats, clusters: Ints, icc: float) -> float:
    """Return how many times wider the variance of the weighted difference of means (n people) is for the clusters."""
    contrast = np.where(treated, weights / weights[treated].sum(), -weights / weights[~treated].sum())
    alone = float(np.square(contrast).sum())
    codes = np.unique(clusters, return_inverse=True)[1]
    together = float(np.square(np.bincount(codes, weights=contrast)).sum())
    return ((1 - icc) * alone + icc * together) / alone

"""Weights of matched persons, as MatchIt gives them: treated 1; a control the share of each set that it is in."""

import numpy as np

from .arrays import Bools, Floats, Ints
from .nearest import Pairs


def of_pairs(pairs: Pairs, size: int) -> Floats:
    """Return weights (n): a control of a set with k controls gets 1/k of it. Controls' weights have mean 1."""
    weights = np.zeros(size)
    if not pairs.treated.size:
        return weights
    partners = np.bincount(pairs.treated, minlength=size)
    weights += np.bincount(pairs.control, weights=1 / partners[pairs.treated], minlength=size)
    return _mean_one(weights) + (partners > 0)


def of_strata(strata: Ints, treated: Bools) -> Floats:
    """Return weights (n) of strata (−1 for nobody's): a control has its stratum's treated per control, with mean 1."""
    kept = strata >= 0
    count = int(strata.max(initial=-1)) + 1
    ours = np.bincount(strata[kept & treated], minlength=count)
    theirs = np.bincount(strata[kept & ~treated], minlength=count)
    weights = np.zeros(strata.size)
    controls = kept & ~treated
    weights[controls] = (ours / np.maximum(theirs, 1))[strata[controls]]
    return _mean_one(weights) + (kept & treated)


def _mean_one(weights: Floats) -> Floats:
    used = np.count_nonzero(weights)
    return weights * (used / weights.sum()) if used else weights

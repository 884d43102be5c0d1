"""A band that holds for several estimates at once."""

import numpy as np

from stegvis.core.statistics.intervals import normal_quantile

from ..arrays import Floats


def critical_value(covariance: Floats, draws: int, seed: int, level: float) -> float:
    """Return what the greatest |t| of all estimates stays under at the level; never less than one estimate's."""
    errors = np.sqrt(np.diag(covariance))
    known = errors > 0
    if not known.any():
        return normal_quantile(level)
    correlation = covariance[np.ix_(known, known)] / np.outer(errors[known], errors[known])
    sizes, directions = np.linalg.eigh(correlation)
    root = directions * np.sqrt(np.maximum(sizes, 0))
    normal = np.random.default_rng(seed).standard_normal((draws, int(known.sum())))
    greatest = np.abs(normal @ root.T).max(axis=1)
    return max(float(np.quantile(greatest, level)), normal_quantile(level))

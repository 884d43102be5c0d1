"""Which covariates say nothing that others don't say, told from sums of squares and products."""

import numpy as np

from .arrays import Bools, Floats

CONSTANT = 1e-18
DEPENDENT = 1e-9
BLOCK = 1 << 12


def moments(values: Floats) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of each row (p × n), a row at a time so that no copy of all is made."""
    return np.array([row.mean() for row in values]), np.array([row.std() for row in values])


def products(values: Floats, middle: Floats, weights: Floats | None = None) -> Floats:
    """Return Σ w (x − m)(x − m)' over people (p × p), in blocks."""
    sums = np.zeros((middle.size, middle.size))
    for start in range(0, values.shape[1], BLOCK):
        block = slice(start, start + BLOCK)
        centred = values[:, block] - middle[:, None]
        sums += (centred if weights is None else centred * weights[block]) @ centred.T
    return sums


def dependent(gram: Floats, sizes: Floats) -> Bools:
    """Return which rows (p) are constant, or linear in earlier ones: Cholesky's factor of `gram` (p × p) row by row.

    `sizes` (p) are sums of squares about zero, against which rounding is told from variation.
    """
    count = len(gram)
    scale = np.sqrt(np.diag(gram))
    found = np.asarray(np.diag(gram) <= CONSTANT * sizes)
    correlations = gram / np.outer(np.where(found, 1, scale), np.where(found, 1, scale))
    lower = np.zeros((count, count))
    for each in np.flatnonzero(~found):
        before = lower[each, :each]
        left = correlations[each, each] - before @ before
        if left < DEPENDENT:
            found[each] = True
            continue
        lower[each, each] = np.sqrt(left)
        below = slice(each + 1, None)
        lower[below, each] = (correlations[below, each] - lower[below, :each] @ before) / lower[each, each]
    return found

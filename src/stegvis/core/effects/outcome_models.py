"""What the outcome would have been: linear models on covariates, fitted in one group and read in another."""

import numpy as np

from .arrays import Bools, Floats

BLOCK = 1 << 12


def fit_linear(design: Floats, outcome: Floats, rows: Bools, weights: Floats | None = None) -> Floats:
    """Return intercept and slopes (1 + p) of a least-squares fit among `rows`; the shortest where several fit alike.

    Sums over blocks of centred covariates (p × n), so that memory does not grow with people.
    """
    share = rows / rows.sum() if weights is None else np.where(rows, weights, 0.0) / weights[rows].sum()
    middle, level = design @ share, float(outcome @ share)
    gram, cross = np.zeros((middle.size, middle.size)), np.zeros(middle.size)
    for start in range(0, outcome.size, BLOCK):
        block = slice(start, start + BLOCK)
        centred = design[:, block] - middle[:, None]
        weighted = centred * share[block]
        gram += weighted @ centred.T
        cross += weighted @ (outcome[block] - level)
    slopes = np.linalg.lstsq(gram, cross, rcond=1e-12)[0]
    return np.asarray(np.r_[level - slopes @ middle, slopes])


def predict(coefficients: Floats, design: Floats) -> Floats:
    """Return the outcome (n) that a linear model expects of covariates (p × n)."""
    return np.asarray(coefficients[0] + coefficients[1:] @ design)

"""Matching as it is described, one comparison at a time: what the fast one is compared with."""

from collections.abc import Callable

import numpy as np


def pairs(
    treated: np.ndarray,
    score: np.ndarray,
    strata: np.ndarray,
    *,
    order: np.ndarray,
    ratio: int,
    caliper: float | None,
    replace: bool,
    distance: Callable[[int, int], float] | None = None,
    allowed: Callable[[int, int], bool] | None = None,
) -> list[tuple[int, int]]:
    """Return (treated row, control row) by treated row and turn. `order` are rows of treated, as they choose."""
    apart = distance or (lambda one, other: abs(score[one] - score[other]))
    used: set[int] = set()
    found: dict[int, list[int]] = {int(row): [] for row in np.flatnonzero(treated)}
    for turn in range(ratio):
        for row in order:
            if len(found[row]) < turn:
                continue
            candidates = [
                (apart(row, other), other)
                for other in np.flatnonzero(~treated)
                if strata[other] == strata[row]
                and other not in (found[row] if replace else used)
                and (caliper is None or abs(score[row] - score[other]) <= caliper)
                and (allowed is None or allowed(row, other))
            ]
            if candidates:
                best = int(min(candidates)[1])
                found[row].append(best)
                used.add(best)
    return [(row, other) for row in sorted(found) for other in found[row]]

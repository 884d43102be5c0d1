"""Matching under conditions on each pair: calipers on single variables, and Mahalanobis's distance in a score caliper.

Mahalanobis's distance is that of Rubin (1980), Biometrics 36:293–298, with the covariance pooled within the groups;
within a caliper on the score as in Rosenbaum & Rubin (1985), Am. Stat. 39:33–38.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Floats, Ints
from .nearest import Pairs, Sorted, no_pairs, pairs_of

FIRST_LOOK = 64
Distances = Callable[[int, slice], Floats]


@dataclass(frozen=True, eq=False)
class Conditions:
    """What each pair must fulfil besides its stratum: |difference| ≤ width for each row of `values` (c × n)."""

    values: Floats
    widths: Floats


def pair_under_conditions(
    controls: Sorted, order: Ints, conditions: Conditions, *, ratio: int, caliper: float | None, replace: bool
) -> Pairs:
    """Match on the score as `nearest` does, among those who fulfil the conditions. Looks wider and wider."""
    theirs = conditions.values[:, controls.rows]
    ours = conditions.values[:, controls.treated]

    def admitted(person: int, window: slice) -> Bools:
        apart = np.abs(theirs[:, window] - ours[:, person, None])
        return np.asarray((apart <= conditions.widths[:, None]).all(axis=0))

    def closest(person: int, free: Bools) -> int:
        low, high, place = int(controls.low[person]), int(controls.high[person]), int(controls.place[person])
        look = FIRST_LOOK
        while True:
            window = slice(max(low, place - look), min(high, place + look))
            distances = np.abs(controls.scores[window] - controls.own[person])
            distances[~(free[window] & admitted(person, window))] = np.inf
            best = _least(distances, controls.rows[window], caliper)
            whole = window.start == low and window.stop == high
            if whole or (best >= 0 and distances[best] < _reach(controls, person, window, low, high)):
                return -1 if best < 0 else window.start + best
            if caliper is not None and best < 0 and _reach(controls, person, window, low, high) > caliper:
                return -1
            look *= 4

    return _in_rounds(controls, order, closest, ratio=ratio, replace=replace)


def pair_mahalanobis(
    controls: Sorted,
    order: Ints,
    whitened: Floats,
    *,
    ratio: int,
    caliper: float | None,
    replace: bool,
    conditions: Conditions | None = None,
) -> Pairs:
    """Match on the Euclidean distance of whitened covariates (p × n) among those within the score caliper."""
    theirs, ours = whitened[:, controls.rows], whitened[:, controls.treated]
    limit = np.inf if caliper is None else caliper

    def closest(person: int, free: Bools) -> int:
        window = _within(controls, person, limit)
        distances = np.square(theirs[:, window] - ours[:, person, None]).sum(axis=0)
        allowed = free[window] & (np.abs(controls.scores[window] - controls.own[person]) <= limit)
        if conditions is not None:
            apart = np.abs(
                conditions.values[:, controls.rows[window]] - conditions.values[:, controls.treated[person], None]
            )
            allowed &= (apart <= conditions.widths[:, None]).all(axis=0)
        distances[~allowed] = np.inf
        best = _least(distances, controls.rows[window], None)
        return -1 if best < 0 else window.start + best

    return _in_rounds(controls, order, closest, ratio=ratio, replace=replace)


def whiten(values: Floats, treated: Bools) -> Floats:
    """Return covariates (p × n) turned so that Euclidean distance is Mahalanobis's, with the pooled within covariance.

    A direction without any variance is left out (the pseudo-inverse), so that indicators of all levels may stand.
    """
    ours, theirs = values[:, treated], values[:, ~treated]
    freedom = max(values.shape[1] - 2, 1)
    scatter = [(each - each.mean(axis=1, keepdims=True)) for each in (ours, theirs)]
    covariance = sum(each @ each.T for each in scatter) / freedom
    sizes, directions = np.linalg.eigh(covariance)
    kept = sizes > sizes.max(initial=0) * 1e-10
    return np.asarray((directions[:, kept] / np.sqrt(sizes[kept])).T @ values)


def _in_rounds(
    controls: Sorted, order: Ints, closest: Callable[[int, Bools], int], *, ratio: int, replace: bool
) -> Pairs:
    if not controls.treated.size or not controls.rows.size:
        return no_pairs()
    found = np.full((controls.treated.size, ratio), -1, dtype=np.int64)
    free = np.ones(controls.rows.size, dtype=np.bool_)
    for turn in range(ratio):
        for person in order:
            if turn and found[person, turn - 1] < 0:
                continue
            mine = found[person, :turn] if replace else found[person, :0]
            free[mine] = False
            best = closest(int(person), free)
            free[mine] = True
            found[person, turn] = best
            if best >= 0 and not replace:
                free[best] = False
    return pairs_of(found, controls)


def _least(distances: Floats, rows: Ints, caliper: float | None) -> int:
    """Return the place of the least finite distance within the caliper, the earlier input row among equals; else −1."""
    if not distances.size:
        return -1
    least = distances.min()
    if not np.isfinite(least) or (caliper is not None and least > caliper):
        return -1
    equal = np.flatnonzero(distances == least)
    return int(equal[np.argmin(rows[equal])])


def _within(controls: Sorted, person: int, limit: float) -> slice:
    """Return a window that holds every control of her stratum within the limit, and few others."""
    low, high = int(controls.low[person]), int(controls.high[person])
    if not np.isfinite(limit):
        return slice(low, high)
    own, scores = controls.own[person], controls.scores[low:high]
    slack = 1e-12 + 1e-12 * abs(own)
    first, last = np.searchsorted(scores, (own - limit - slack, own + limit + slack))
    return slice(low + int(first), low + int(last))


def _reach(controls: Sorted, person: int, window: slice, low: int, high: int) -> float:
    """Return the distance beyond which the window has not looked."""
    own = controls.own[person]
    left = own - controls.scores[window.start] if window.start > low else np.inf
    right = controls.scores[window.stop - 1] - own if window.stop < high else np.inf
    return float(min(left, right))

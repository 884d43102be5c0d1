"""Nearest-neighbour matching on a score, 1:k, inside exact strata: sort once, then near-constant time a match."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from stegvis.core.marking import _

from . import nearest_kernel, refusals
from .arrays import Bools, Floats, Ints

WORTH_COMPILING = 150_000
"""Matches from which numba's start (two seconds, once) is regained."""


class Order(StrEnum):
    """In which order treated persons choose: highest score first, lowest first, drawn, or as in the data."""

    LARGEST = "largest"
    SMALLEST = "smallest"
    RANDOM = "random"
    DATA = "data"


class Engine(StrEnum):
    """What runs the inner loop. Pairs are the same, whichever does."""

    AUTO = "auto"
    PYTHON = "python"
    NUMBA = "numba"


@dataclass(frozen=True, eq=False)
class Pairs:
    """Who is matched with whom: input rows of `treated` and `control` (m), by treated row and then by turn."""

    treated: Ints
    control: Ints


def no_pairs() -> Pairs:
    return Pairs(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def order_of(score: Floats, order: Order, seed: int) -> Ints:
    """Return the places of treated persons (n₁ scores, in input order) in the order they choose. Ties: earlier row."""
    if order is Order.RANDOM:
        return np.asarray(np.random.default_rng(seed).permutation(score.size), dtype=np.int64)
    if order is Order.DATA:
        return np.arange(score.size, dtype=np.int64)
    return np.asarray(np.argsort(-score if order is Order.LARGEST else score, kind="stable"), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Sorted:
    """Controls sorted by stratum, score and input row (m places), and where treated persons (n₁) stand among them.

    `rows`: input row of a place; `runs`, `ends`: first place with the same stratum and score, and the one after the
    last. `low`, `high`: the stratum's bounds for a treated person; `place`: the first with at least her score.
    """

    rows: Ints
    scores: Floats
    runs: Ints
    ends: Ints
    treated: Ints
    own: Floats
    low: Ints
    high: Ints
    place: Ints


def sort_controls(score: Floats, treated: Bools, strata: Ints, usable: Bools) -> Sorted:
    """Sort the usable controls, and find the place of each usable treated person. All arguments are n."""
    controls = np.flatnonzero(~treated & usable)
    controls = controls[np.argsort(score[controls], kind="stable")]
    own_strata = strata[controls]
    if strata.max(initial=0) > 0:
        by_stratum = np.argsort(own_strata.astype(np.int16) if strata.max() < 2**15 else own_strata, kind="stable")
        controls, own_strata = controls[by_stratum], own_strata[by_stratum]
    scores = score[controls]
    new = np.ones(controls.size, dtype=np.bool_)
    new[1:] = (own_strata[1:] != own_strata[:-1]) | (scores[1:] != scores[:-1])
    starts = np.flatnonzero(new)
    lengths = np.diff(np.r_[starts, controls.size])
    ours = np.flatnonzero(treated & usable)
    low = np.searchsorted(own_strata, strata[ours], side="left")
    high = np.searchsorted(own_strata, strata[ours], side="right")
    return Sorted(
        rows=controls,
        scores=scores,
        runs=np.repeat(starts, lengths),
        ends=np.repeat(starts + lengths, lengths),
        treated=ours,
        own=score[ours],
        low=low,
        high=high,
        place=_places(scores, score[ours], low, high),
    )


def _places(scores: Floats, own: Floats, low: Ints, high: Ints) -> Ints:
    """Return the first place in low … high with at least the own score: a bisection of all at once."""
    first, last = low.copy(), high.copy()
    while (open_ := first < last).any():
        middle = (first + last) // 2
        below = open_ & (scores[np.minimum(middle, scores.size - 1)] < own)
        first = np.where(below, middle + 1, first)
        last = np.where(open_ & ~below, middle, last)
    return first


def pair_nearest(
    controls: Sorted, order: Ints, *, ratio: int, caliper: float | None, replace: bool, engine: Engine = Engine.AUTO
) -> Pairs:
    """Match each treated person with up to `ratio` nearest controls of her stratum, no farther than `caliper`.

    `order` (n₁) are the places of `controls.treated` in the order they choose. Without replacement in rounds: each gets
    her first before anybody gets a second. Equal distances go to the earlier input row.
    """
    count = controls.treated.size
    if not count or not controls.rows.size:
        return no_pairs()
    out = np.full(count * ratio, -1, dtype=np.int64)
    common = (
        order,
        controls.low,
        controls.high,
        controls.place,
        controls.own,
        controls.scores,
        controls.runs,
        controls.rows,
    )
    limit = np.inf if caliper is None else float(caliper)
    compiled = _compiled(engine, count * ratio)
    if replace:
        _run("pair_with_replacement", common, limit, ratio, (controls.ends,), out, compiled=compiled)
    else:
        pointers = np.arange(controls.rows.size + 2, dtype=np.int64)
        _run("pair_without_replacement", common, limit, ratio, (pointers, pointers.copy()), out, compiled=compiled)
    return pairs_of(out.reshape(count, ratio), controls)


def pairs_of(found: Ints, controls: Sorted) -> Pairs:
    """Turn sorted places (n₁ × ratio; −1 for nobody) into input rows."""
    person, turn = np.nonzero(found >= 0)
    return Pairs(controls.treated[person], controls.rows[found[person, turn]])


def _run(
    name: str, common: tuple[Any, ...], limit: float, ratio: int, extra: tuple[Any, ...], out: Any, *, compiled: bool
) -> None:
    if compiled:
        _with_numba(name)(*common, limit, ratio, *extra, out)
        return
    kernel = getattr(nearest_kernel, name)
    views = [[memoryview(each) for each in group] for group in (common, extra, (out,))]  # indexed faster than arrays
    kernel(*views[0], limit, ratio, *views[1], *views[2])


def _compiled(engine: Engine, matches: int) -> bool:
    there = find_spec("numba") is not None
    if engine is Engine.NUMBA and not there:
        raise refusals.option(
            "engine", _("numba is not installed."), expected=_("pip install 'stegvis[fast]', or python")
        )
    return there and (engine is Engine.NUMBA or (engine is Engine.AUTO and matches >= WORTH_COMPILING))


@cache
def _with_numba(name: str) -> Callable[..., None]:
    from numba import njit  # optional, and slow to load

    compiled: Callable[..., None] = njit(getattr(nearest_kernel, name), cache=True, nogil=True)
    return compiled

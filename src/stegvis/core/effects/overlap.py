"""Where the scores of treated and controls lie: common support, as counts."""

from dataclasses import dataclass

import numpy as np

from .arrays import Bools, Floats

BINS = 20
TOPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True)
class Bin:
    """How many treated and controls have a score from `low` up to `high`."""

    low: float
    high: float
    treated: int
    control: int


def overlap_of(score: Floats, treated: Bools) -> tuple[Bin, ...]:
    """Count scores (n) between 0 and 1 in twenty bins of equal width, up to a round number that all lie under."""
    top = next(each for each in TOPS if each >= min(float(score.max(initial=0.0)), 1.0))
    edges = np.linspace(0, top, BINS + 1)
    ours, theirs = (np.histogram(np.clip(score[side], 0, top), edges)[0] for side in (treated, ~treated))
    return tuple(
        Bin(round(float(low), 6), round(float(high), 6), int(mine), int(others))
        for low, high, mine, others in zip(edges[:-1], edges[1:], ours, theirs, strict=True)
    )

"""A few people, and an invented register, for the tests of effects."""

from functools import cache

import polars as pl

from stegvis.core.effects import Matched, Register, match, synthetic_register
from stegvis.core.effects.synthetic_register import COVARIATES

FEW = pl.DataFrame(
    {
        "id": [11, 12, 13, 14, 15, 16],
        "treated": [1, 1, 0, 0, 0, 0],
        "score": [0.5, 0.7, 0.4, 0.5, 0.8, 0.1],
        "x": [1.0, 3.0, 1.0, 2.0, 3.0, 5.0],
        "y": [10.0, 14.0, 6.0, 8.0, 9.0, 1.0],
    }
)
"""Nearest without replacement, highest score first: 12 takes 15 (0.1 away), 11 takes 14 (the same score)."""


@cache
def register(persons: int = 3000, seed: int = 7, share: float = 0.1) -> Register:
    """An invented register whose true effect is known."""
    return synthetic_register(persons, seed=seed, treated_share=share)


@cache
def matched(**choices: object) -> Matched:
    """Match the register on all covariates, in municipalities."""
    return match(register().frame, COVARIATES, treatment="treated", id="id", exact=["municipality"], **choices)  # type: ignore[arg-type]


def few(**choices: object) -> Matched:
    """Match the six people on the score that they have."""
    return match(FEW, ["x"], treatment="treated", id="id", score="score", std_caliper=False, **choices)  # type: ignore[arg-type]

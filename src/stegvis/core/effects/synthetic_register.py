"""An invented register with a known effect, to test and to measure on. It describes nobody.

Thirteen covariates, treatment that depends on them, and an outcome that depends on both: what matching must undo.
Gains differ between people, so the effect on the treated is not that on everybody.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .arrays import Floats

COVARIATES = (
    "age", "woman", "born_abroad", "children", "years_in_sweden", "school_years", "income", "months_assistance",
    "months_unemployed", "sick_days", "earlier_programmes", "municipality", "entry_quarter",
)  # fmt: skip
EXACT = ("woman", "municipality", "entry_half")
MUNICIPALITIES = 7
HALVES = 3


@dataclass(frozen=True, eq=False)
class Register:
    """The table, the true effect on the treated, and each person's true chance of treatment (n)."""

    frame: pl.DataFrame
    effect_on_treated: float
    effect_on_all: float
    chance: Floats


def synthetic_register(persons: int, *, seed: int, treated_share: float = 0.01) -> Register:
    """Draw a register: 13 covariates, about `treated_share` treated, 42 exact strata (see EXACT)."""
    draw = np.random.default_rng(seed)
    columns = _covariates(draw, persons)
    pull = _pull(columns)
    intercept = _intercept(pull, treated_share)
    chance = 1 / (1 + np.exp(-(intercept + pull)))
    treated = draw.random(persons) < chance
    gain = 1.0 + 0.5 * columns["woman"] + 0.04 * (columns["age"] - 40)
    without = _without_treatment(columns) + draw.normal(0, 3, persons)
    outcome = without + gain * treated
    frame = pl.DataFrame(
        {
            "id": np.arange(1, persons + 1),
            **columns,
            "treated": treated.astype(np.int8),
            "outcome": outcome,
            "employed": (outcome > 6).astype(np.int8),
        }
    )
    return Register(frame, float(gain[treated].mean()), float(gain.mean()), chance)


def _covariates(draw: np.random.Generator, persons: int) -> dict[str, np.ndarray]:
    abroad = (draw.random(persons) < 0.3).astype(np.int8)
    quarter = draw.integers(0, 4 * HALVES // 2, persons).astype(np.int16)
    age = draw.integers(20, 65, persons).astype(np.int16)
    assistance = np.minimum(draw.poisson(4 + 5 * abroad), 24).astype(np.int16)
    return {
        "age": age,
        "woman": (draw.random(persons) < 0.5).astype(np.int8),
        "born_abroad": abroad,
        "children": np.minimum(draw.poisson(1.1, persons), 6).astype(np.int8),
        "years_in_sweden": np.where(abroad == 1, draw.integers(0, 20, persons), age).astype(np.int16),
        "school_years": np.clip(np.rint(draw.normal(11.5 - abroad, 2.5)), 3, 20).astype(np.int8),
        "income": draw.lognormal(2.5, 0.6, persons),
        "months_assistance": assistance,
        "months_unemployed": np.minimum(draw.poisson(3 + assistance / 3), 36).astype(np.int16),
        "sick_days": draw.gamma(0.8, 20, persons),
        "earlier_programmes": np.minimum(draw.poisson(0.5, persons), 5).astype(np.int8),
        "municipality": draw.integers(0, MUNICIPALITIES, persons).astype(np.int16),
        "entry_quarter": quarter,
        "entry_half": (quarter // 2).astype(np.int8),
    }


def _pull(columns: dict[str, np.ndarray]) -> Floats:
    """Return the log odds of treatment, but for the intercept: linear, so that a logit can be right."""
    return np.asarray(
        -0.02 * (columns["age"] - 40)
        + 0.3 * columns["woman"]
        + 0.5 * columns["born_abroad"]
        + 0.08 * columns["months_assistance"]
        + 0.05 * columns["months_unemployed"]
        - 0.01 * columns["income"]
        - 0.05 * columns["school_years"]
        + 0.2 * columns["earlier_programmes"],
        dtype=np.float64,
    )


def _without_treatment(columns: dict[str, np.ndarray]) -> Floats:
    return np.asarray(
        8.0
        + 0.05 * (columns["age"] - 40)
        + 0.05 * columns["income"]
        + 0.25 * columns["school_years"]
        - 0.2 * columns["months_assistance"]
        - 0.15 * columns["months_unemployed"]
        - 0.8 * columns["born_abroad"]
        - 0.01 * columns["sick_days"]
        + 0.1 * columns["municipality"],
        dtype=np.float64,
    )


def _intercept(pull: Floats, share: float) -> float:
    """Return the intercept that gives the share: bisection on a sample."""
    low, high = -20.0, 10.0
    sample = pull[:100_000]
    for _step in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if float((1 / (1 + np.exp(-(middle + sample)))).mean()) < share else (low, middle)
    return (low + high) / 2

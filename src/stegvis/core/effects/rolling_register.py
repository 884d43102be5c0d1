"""An invented register over time with a known effect, to test risk sets and to measure them. It describes nobody.

Each month a person has assistance or not, which goes on by itself; the longer she has had it in the last year, the
sooner she enters. Assistance lowers her earnings, and entering raises them from then on. So who enters earned less
before, and would have earned less after: what risk sets must undo.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .arrays import Bools, Floats, Ints
from .register import month_of

FIRST = month_of("2006-01") or 0
BEFORE = 12
"""Months before anybody can enter."""


@dataclass(frozen=True, eq=False)
class RollingRegister:
    """`people`: key, woman, municipality, entry, gone, cause. `months`: key, month, assistance, earnings.

    A person has months as long as she is there. Months are numbers as 201012. `gain` is what entering adds to the
    earnings of each month.
    """

    people: pl.DataFrame
    months: pl.DataFrame
    gain: float


def rolling_register(
    persons: int, *, seed: int, months: int = 48, share: float = 0.02, gain: float = 1.0, first_key: int = 1
) -> RollingRegister:
    """Draw a register of so many persons and months, about `share` of whom enter."""
    draw = np.random.default_rng(seed)
    woman = draw.random(persons) < 0.5
    municipality = draw.integers(0, 5, persons)
    assistance = _assistance(draw, woman, months)
    entry = _entries(draw, woman, assistance, share)
    gone = _gone(draw, persons, months, entry)
    time = np.arange(months)
    earnings = 10 - 4 * assistance + 0.5 * woman[:, None] + draw.normal(0, 2, (persons, months))
    earnings += gain * ((entry[:, None] >= 0) & (time >= entry[:, None]))
    keys = np.arange(first_key, first_key + persons)
    there = time < np.where(gone < 0, months, gone)[:, None]
    people = _people(draw, keys, woman, municipality, entry, gone)
    return RollingRegister(people, _months(keys, there, assistance, earnings), gain)


def _assistance(draw: np.random.Generator, woman: Bools, months: int) -> Ints:
    """Return who (persons × months) has assistance: begun by 3 in 100 a month, and going on for 93."""
    found = np.zeros((woman.size, months), dtype=np.int64)
    found[:, 0] = draw.random(woman.size) < 0.3
    for month in range(1, months):
        chance = np.where(found[:, month - 1] == 1, 0.93, 0.03 + 0.01 * woman)
        found[:, month] = draw.random(woman.size) < chance
    return found


def _entries(draw: np.random.Generator, woman: Bools, assistance: Ints, share: float) -> Ints:
    """Return the month in which each person enters, −1 for never: a logit of the last year's months and the last."""
    months = assistance.shape[1]
    entry = np.full(woman.size, -1)
    level = np.log(share / (months - BEFORE)) - 1.2
    for month in range(BEFORE, months):
        year = assistance[:, month - BEFORE : month].sum(axis=1)
        pull = level + 0.15 * year + 0.4 * assistance[:, month - 1] + 0.3 * woman
        enters = (entry < 0) & (draw.random(woman.size) < 1 / (1 + np.exp(-pull)))
        entry[enters] = month
    return entry


def _gone(draw: np.random.Generator, persons: int, months: int, entry: Ints) -> Ints:
    """Return the month in which each person is gone, −1 for never: one in a hundred, never before she has entered."""
    gone = np.where(draw.random(persons) < 0.01, draw.integers(BEFORE, months, persons), -1)
    return np.where((gone >= 0) & (entry >= gone), -1, gone)


def _written(months: Ints) -> pl.Series:
    """Return months as 201012, empty for −1."""
    whole = FIRST + months
    return pl.Series(whole // 12 * 100 + whole % 12 + 1).set(pl.Series(months < 0), None)


def _people(
    draw: np.random.Generator, keys: Ints, woman: Bools, municipality: Ints, entry: Ints, gone: Ints
) -> pl.DataFrame:
    causes = pl.Series(draw.choice(["dead", "emigrated"], keys.size)).set(pl.Series(gone < 0), None)
    return pl.DataFrame(
        {
            "key": keys,
            "woman": woman.astype(np.int8),
            "municipality": municipality,
            "entry": _written(entry),
            "gone": _written(gone),
            "cause": causes,
        }
    )


def _months(keys: Ints, there: Bools, assistance: Ints, earnings: Floats) -> pl.DataFrame:
    person, month = np.nonzero(there)
    written = _written(np.arange(there.shape[1])).to_numpy()
    return pl.DataFrame(
        {
            "key": keys[person],
            "month": written[month].astype(np.int32),
            "assistance": assistance[there].astype(np.int8),
            "earnings": earnings[there],
        }
    )

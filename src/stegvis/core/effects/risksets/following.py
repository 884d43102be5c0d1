"""The effect of entering, followed from the entry month on, with later participants among the controls and without.

Kept: a control who enters later stays a control, as in a trial analysed by intention to treat; the effect is that of
entering now rather than perhaps later. Censored: her outcome counts as not known when she enters before the follow-up
ends, and others like her stand for her (see `observed`); the effect is that of entering against not entering at all.
Who died or moved away is no zero in either: the outcome is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from ..arrays import Bools, Floats, Ints
from ..detectable import Detectable, detectable_effect
from ..effect import Effect
from ..matched import METHODS
from ..outcomes import numbers_of
from ..register import CAUSE, ENTRY, GONE, ID, MONTH, SINCE, Feature, read_features, require_after
from .matching import RiskSets
from .observed import observed

WEIGHTED = ("matched", "regression")
"""Methods whose weights stand for those who are censored."""
GONE_WITHOUT_CAUSE, NOT_COVERED = "gone", "not covered"


@dataclass(frozen=True)
class Lost:
    """How many matched rows of a group lack the outcome, and why: a cause of the extract, "gone", or "not covered"."""

    treated: bool
    reason: str
    rows: int


@dataclass(frozen=True)
class Followed:
    """One outcome: the effect both ways, who was lost, and how many of the matched controls entered in the meantime."""

    outcome: Feature
    kept: Effect
    censored: Effect
    lost: tuple[Lost, ...]
    entered_later: int


def follow(
    sets: RiskSets, outcome: Feature, *, methods: Sequence[str] = METHODS, folds: int = 1, seed: int = 1
) -> Followed:
    """Estimate the effect on an outcome of the months from entry on. Errors are clustered on the person.

    Raises DataProblem when the outcome is of months before entry, and when it is known of nobody in a group.
    """
    return follow_all(sets, [outcome], methods=methods, folds=folds, seed=seed)[0]


def follow_all(
    sets: RiskSets, outcomes: Sequence[Feature], *, methods: Sequence[str] = METHODS, folds: int = 1, seed: int = 1
) -> tuple[Followed, ...]:
    """Estimate the effect on each outcome, all of them computed in one pass over the extracts. See `follow`."""
    require_after(outcomes)
    index = sets.rows.select(ID, MONTH, SINCE, GONE)
    values = read_features(index, sets.extracts, outcomes)
    return tuple(_followed(sets, each, numbers_of(values[each.name]), methods, folds, seed) for each in outcomes)


def _followed(
    sets: RiskSets, outcome: Feature, values: Floats, methods: Sequence[str], folds: int, seed: int
) -> Followed:
    known = np.isfinite(values)
    later = _entered_by(sets.rows, outcome.last)
    weighted = [each for each in methods if each in WEIGHTED]
    return Followed(
        outcome,
        _estimate(sets, outcome.name, values, known, methods, folds, seed),
        _estimate(sets, outcome.name, values, known & ~later, weighted, folds, seed),
        _lost(sets, outcome, known),
        int((later & (sets.matched.weights > 0)).sum()),
    )


def detectable(sets: RiskSets) -> Detectable:
    """Return the smallest effect that can be expected to show; who is a control in several months counts once."""
    matched = sets.matched
    people = pl.DataFrame({ID: sets.rows[ID], "treated": matched.treated, "weight": matched.weights})
    own = people.filter(pl.col("weight") > 0).group_by(ID, "treated").agg(pl.col("weight").sum())
    return detectable_effect(own["treated"].to_numpy(), own["weight"].to_numpy())


def _estimate(
    sets: RiskSets, name: str, values: Floats, known: Bools, methods: Sequence[str], folds: int, seed: int
) -> Effect:
    those = observed(sets.matched, known)
    own = _placed(values[known], those.rows)
    effect = those.effect(name, values=own, methods=methods, cluster=ID, folds=folds, seed=seed)
    return replace(effect, detectable=detectable(sets))


def _placed(values: Floats, rows: Ints) -> Floats:
    """Return values where `effect` looks them up: at the places that rows have in the data."""
    placed = np.full(int(rows.max()) + 1, np.nan)
    placed[rows] = values
    return placed


def _entered_by(rows: pl.DataFrame, last: int) -> Bools:
    later = (rows[ENTRY] > rows[MONTH]) & (rows[ENTRY] <= rows[MONTH] + last)
    return later.fill_null(value=False).to_numpy()


def _lost(sets: RiskSets, outcome: Feature, known: Bools) -> tuple[Lost, ...]:
    gone = pl.col(GONE).is_not_null() & (pl.col(GONE) <= pl.col(MONTH) + outcome.last)
    why = pl.when(gone).then(pl.col(CAUSE).fill_null(GONE_WITHOUT_CAUSE)).otherwise(pl.lit(NOT_COVERED))
    matched = sets.matched
    missing = sets.rows.select(why.alias("why")).with_columns(treated=matched.treated)
    counted = missing.filter(~known & (matched.weights > 0)).group_by("treated", "why").len().sort("treated", "why")
    return tuple(Lost(*row) for row in counted.iter_rows())

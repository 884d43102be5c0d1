"""Covariates out of a table: categories spread into indicators, missing values refused or handled by a named rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

import numpy as np
import polars as pl

from stegvis.core.marking import _

from . import refusals
from .arrays import Bools, Floats
from .formula import Factor, Term, columns_of, parse

MOST_LEVELS = 200
MISSING_LEVEL = "(missing)"


class Missing(StrEnum):
    """What to do with missing covariates: say so and stop; leave the rows out; mean and an indicator of its own."""

    REFUSE = "refuse"
    DROP = "drop"
    INDICATOR = "indicator"


@dataclass(frozen=True, eq=False)
class Covariates:
    """Numbers that describe persons. `values` (p × n) holds a covariate a row; `names`, `binary`, `in_design` are p.

    A category of more than two levels has all of them here, as a balance table shows them; `in_design` leaves out the
    first, as a regression must.
    """

    names: tuple[str, ...]
    values: Floats
    binary: tuple[bool, ...]
    in_design: tuple[bool, ...]

    @property
    def design(self) -> "Covariates":
        """The covariates of a regression: without the first level of each category."""
        return self.only(np.array(self.in_design))

    def only(self, which: Bools) -> "Covariates":
        """Return some of the covariates (p)."""
        if which.all():
            return self
        kept = np.flatnonzero(which)
        return Covariates(
            tuple(self.names[each] for each in kept),
            self.values[kept],
            tuple(self.binary[each] for each in kept),
            tuple(self.in_design[each] for each in kept),
        )

    def take(self, rows: Bools) -> "Covariates":
        """Return the covariates of some persons."""
        return Covariates(self.names, self.values[:, rows], self.binary, self.in_design)


Spread = list[tuple[str, Floats, bool, bool]]  # name, values, binary, in design


def complete_rows(frame: pl.DataFrame, covariates: str | Sequence[str], missing: Missing) -> Bools:
    """Return which rows (n) can be used under the rule. Raises DataProblem with a count per column if it refuses."""
    names = columns_of(parse(covariates, frame.columns))
    absent = {name: missing_in(frame[name]) for name in names}
    found = [(name, int(rows.sum())) for name, rows in absent.items() if rows.any()]
    if found and missing is Missing.REFUSE:
        raise refusals.missing_values(found)
    if not found or missing is Missing.INDICATOR:
        return np.ones(frame.height, dtype=np.bool_)
    return ~reduce(np.logical_or, absent.values())


def spread(frame: pl.DataFrame, covariates: str | Sequence[str], missing: Missing | str = Missing.REFUSE) -> Covariates:
    """Turn columns of `frame` (n rows) into numbers. `covariates` are names, or a formula (see `formula`).

    Text, categorical and `C(name)` columns become indicators of their levels, in sorted order. Infinite numbers, dates
    and categories of more than 200 levels are refused.
    """
    missing = Missing(missing)
    if not complete_rows(frame, covariates, missing).all():
        raise refusals.option(
            "missing", _("Rows that lack values are to be left out before."), expected=_("complete rows")
        )
    columns: Spread = []
    for term in parse(covariates, frame.columns):
        columns += _spread_term(frame, term, missing)
    values = np.empty((len(columns), frame.height))
    for place, (_name, numbers, _binary, _in_design) in enumerate(columns):
        values[place] = numbers
    names, _values, binary, in_design = zip(*columns, strict=True)
    return Covariates(names, values, binary, in_design)


def _spread_term(frame: pl.DataFrame, term: Term, missing: Missing) -> Spread:
    spreads = [_spread_factor(frame[factor.column], factor, missing) for factor in term]
    if len(spreads) == 1:
        return spreads[0]
    product = [("", np.ones(frame.height), True, True)]
    for each in spreads:
        product = [
            (f"{name}:{other}".strip(":"), values * numbers, binary and two, True)
            for name, values, binary, _in in product
            for other, numbers, two, in_design in each
            if in_design
        ]
    return product


def _spread_factor(column: pl.Series, factor: Factor, missing: Missing) -> Spread:
    if factor.category or column.dtype in (pl.String, pl.Categorical, pl.Enum):
        return _levels(column)
    if not (column.dtype.is_numeric() or column.dtype in (pl.Boolean, pl.Null)):
        raise refusals.column(
            column.name, _("The column can't be a covariate as it is."), expected=_("numbers, yes or no, or text")
        )
    numbers = column.cast(pl.Float64).to_numpy()
    absent = np.isnan(numbers) if column.null_count() or np.isnan(numbers.sum()) else None
    extra: Spread = []
    if absent is not None and absent.any():
        numbers = np.where(absent, numbers[~absent].mean() if not absent.all() else 0.0, numbers)
        extra = [(f"{column.name} {MISSING_LEVEL}", absent.astype(np.float64), True, True)]
    if not np.isfinite(numbers.sum()) and not np.isfinite(numbers).all():
        raise refusals.column(column.name, _("A number is infinite."), row=int(np.argmin(np.isfinite(numbers))) + 1)
    name = column.name if factor.power == 1 else f"{column.name}^{factor.power}"
    numbers = numbers if factor.power == 1 else numbers**factor.power
    return [(name, numbers, _is_binary(numbers), True), *(extra if missing is Missing.INDICATOR else [])]


def _levels(column: pl.Series) -> Spread:
    values = column.cast(pl.String).fill_null(MISSING_LEVEL)
    levels = sorted(values.unique().to_list(), key=_by_number_then_text)
    if len(levels) > MOST_LEVELS:
        raise refusals.column(
            column.name,
            _("The category has {levels} levels, more than can be told apart."),
            expected=_("at most {most} levels"),
            levels=len(levels),
            most=MOST_LEVELS,
        )
    shown = levels[1:] if len(levels) == 2 else levels
    return [
        (
            f"{column.name}={level}",
            (values == level).to_numpy().astype(np.float64),
            True,
            level != levels[0] or len(levels) == 1,
        )
        for level in shown
    ]


def _by_number_then_text(level: str) -> tuple[bool, float, str]:
    try:
        return (False, float(level), level)
    except ValueError:
        return (True, 0.0, level)


def _is_binary(numbers: Floats) -> bool:
    return bool(((numbers == 0) | (numbers == 1)).all())


def missing_in(column: pl.Series) -> Bools:
    """Return which rows (n) have no value, or no number."""
    absent = column.is_null()
    if column.dtype.is_float():
        absent = absent | column.is_nan().fill_null(value=True)
    return absent.to_numpy()

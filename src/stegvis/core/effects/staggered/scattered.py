"""A panel whose rows lie in any order, and that may lack periods and outcomes."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .. import refusals
from ..arrays import Bools, Floats, Ints
from .attrition import Attrition, attrition_of
from .cohorts import cohorts_of
from .people import Columns


class Incomplete(StrEnum):
    """What to do with people who lack a period or an outcome.

    Say so and stop; leave them out; or let each comparison have those who are known both before and after.
    """

    REFUSE = "refuse"
    DROP = "drop"
    PAIRS = "pairs"


@dataclass(frozen=True, eq=False)
class Scattered:
    """`first` has a row for each of n people; `outcome` (n × T) is NaN where unknown.

    `lacking` people lack a period or an outcome, and `left_out` of them are not here.
    """

    times: Ints
    first: pl.DataFrame
    outcome: Floats
    lacking: int = 0
    left_out: int = 0
    attrition: Attrition | None = None


def scattered(frame: pl.DataFrame, columns: Columns, incomplete: Incomplete) -> Scattered:
    """Arrange a long table. Raises DataProblem when people stand twice in a period, or lack what they must not lack."""
    _require(frame, columns)
    times = np.sort(frame[columns.time].unique().to_numpy()).astype(np.int64)
    if times.size < 2:
        raise refusals.column(columns.time, _("There are fewer than two periods."))
    person = frame[columns.id].rank("dense").to_numpy().astype(np.int64) - 1
    place = person * times.size + np.searchsorted(times, frame[columns.time].to_numpy())
    size = int(person.max()) + 1
    row = np.full(size * times.size, -1)
    row[place] = np.arange(frame.height)
    if repeated := frame.height - int((row >= 0).sum()):
        message = _("{count} rows repeat a person in a period.")
        raise refusals.column(columns.time, message, expected=_("one row for each person and period"), count=repeated)
    wide = row.reshape(size, times.size)
    first = wide[np.arange(size), (wide >= 0).argmax(axis=1)]
    _require_constant(frame, columns, times, first[person])
    outcome: Floats = np.full(size * times.size, np.nan)
    outcome[place] = frame[columns.outcome].cast(pl.Float64).fill_null(np.nan).to_numpy()
    outcome = np.where(np.isfinite(outcome), outcome, np.nan).reshape(size, times.size)
    return _without(Scattered(times, frame.select(columns.constant)[first], outcome), columns, incomplete)


def _without(found: Scattered, columns: Columns, incomplete: Incomplete) -> Scattered:
    """Leave out whom the rule leaves out, and count whom it speaks of."""
    known = np.isfinite(found.outcome)
    whole = known.all(axis=1)
    lacking = int((~whole).sum())
    if not lacking:
        return found
    if incomplete is Incomplete.REFUSE:
        message = _("{count} people lack a period or an outcome.")
        hint = _(
            "Death and moving away are no zeros. --incomplete drop leaves those people out and counts them; "
            "--incomplete pairs lets each comparison have those who are known in both of its periods."
        )
        raise DataProblem(Finding(message=message, column=columns.outcome, hint=hint, values=(("count", lacking),)))
    kept = np.asarray(whole if incomplete is Incomplete.DROP else known.any(axis=1))
    if not kept.any():
        raise refusals.column(columns.outcome, _("Nobody has every period."))
    return Scattered(
        found.times,
        found.first.filter(kept),
        found.outcome[kept],
        lacking,
        int((~kept).sum()),
        _attrition(found, columns),
    )


def _attrition(found: Scattered, columns: Columns) -> Attrition:
    """Tell who is missing, and how they differ in those covariates that are numbers and known."""
    covariates = {name: found.first[name] for name in columns.covariates}
    numbers = {name: each.cast(pl.Float64).to_numpy() for name, each in covariates.items() if each.dtype.is_numeric()}
    known = {name: each for name, each in numbers.items() if np.isfinite(each).all()}
    cohort = cohorts_of(found.first[columns.cohort], found.times)
    return attrition_of(found.times, cohort, found.outcome, columns.outcome, known)


def _require(frame: pl.DataFrame, columns: Columns) -> None:
    asked = (columns.id, columns.time)
    if missing := [(name, frame[name].null_count()) for name in asked if frame[name].null_count()]:
        raise refusals.missing_values(missing)
    time = frame[columns.time]
    if (time != time.cast(pl.Int64, strict=False)).fill_null(value=True).any():
        raise refusals.column(columns.time, _("A period is no whole number."), expected=_("whole numbers"))


def _require_constant(frame: pl.DataFrame, columns: Columns, times: Ints, first: Ints) -> None:
    """Raise DataProblem when somebody changes cohort, cluster or a covariate; `first` is each row's person's row."""
    cohort = cohorts_of(frame[columns.cohort], times)
    if count := _people((cohort != cohort[first]), first):
        message = _("{count} people have more than one cohort.")
        raise refusals.column(columns.cohort, message, expected=_("the same in every period"), count=count)
    for name in columns.covariates:
        if _changes(frame[name], first).any():
            message = _("The covariate changes over time.")
            raise refusals.column(name, message, expected=_("what was so before anybody was treated"))
    if columns.cluster and (count := _people(_changes(frame[columns.cluster], first), first)):
        message = _("{count} people are in more than one cluster.")
        expected = _("clusters that hold whole people")
        raise refusals.column(columns.cluster, message, expected=expected, count=count)


def _changes(column: pl.Series, first: Ints) -> Bools:
    return np.asarray(column.ne_missing(column[first]).to_numpy())


def _people(rows: Bools, first: Ints) -> int:
    return int(np.unique(first[rows]).size)

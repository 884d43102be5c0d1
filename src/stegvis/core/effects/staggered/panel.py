"""A panel: each person in each period once, with the period when treatment began for her, if ever."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .. import refusals
from ..arrays import Floats, Ints
from ..covariates import Covariates, spread

NEVER = np.iinfo(np.int64).max
"""The cohort of those who are never treated while the panel lasts."""


@dataclass(frozen=True, eq=False)
class Panel:
    """`outcome` (n × T) of n people in T `times`; `cohort` (n) the first treated time, or NEVER; baseline covariates.

    `incomplete` people lacked a period or an outcome and were left out; `always` were treated from the first period on,
    so nobody knows what they would have had.
    """

    times: Ints
    outcome: Floats
    cohort: Ints
    covariates: Covariates | None
    incomplete: int
    always: int

    @property
    def cohorts(self) -> Ints:
        """The treated cohorts, rising."""
        return np.unique(self.cohort[self.cohort != NEVER])


def panel_of(
    frame: pl.DataFrame,
    *,
    id: str,
    time: str,
    cohort: str,
    outcome: str,
    covariates: str | Sequence[str] = (),
    incomplete: str = "refuse",
) -> Panel:
    """Arrange a long table (a row for each person and period) as a panel.

    A cohort that is 0, empty or after the last period is never treated. Raises DataProblem when a person stands twice
    in a period, has two cohorts, or a covariate that changes; and, unless `incomplete` is "drop", when people lack
    periods or outcomes.
    """
    _require(frame, [id, time, cohort, outcome])
    rows = frame.sort(id, time, maintain_order=True)
    rows, left_out = _complete(rows, id, time, outcome, incomplete)
    times = np.sort(rows[time].unique().to_numpy()).astype(np.int64)
    width = times.size
    if width < 2:
        raise refusals.column(time, _("There are fewer than two periods."))
    first = rows[::width]
    cohorts = _cohorts(rows[cohort], width, int(times[-1]))
    always = cohorts <= times[0]
    values = _constant(rows, first, covariates, width)
    numbers = rows[outcome].cast(pl.Float64).to_numpy().reshape(-1, width)
    if not always.any():
        return Panel(times, numbers, cohorts, values, left_out, 0)
    values = None if values is None else values.take(~always)
    return Panel(times, numbers[~always], cohorts[~always], values, left_out, int(always.sum()))


def _require(frame: pl.DataFrame, names: Sequence[str]) -> None:
    if unknown := [name for name in names if name not in frame.columns]:
        raise refusals.no_such_column(unknown, frame.columns)
    for name in names[1:]:
        if not frame[name].dtype.is_numeric():
            raise refusals.column(name, _("The column is not numbers."), expected=_("a number in every row"))
    if missing := [(name, frame[name].null_count()) for name in names[:2] if frame[name].null_count()]:
        raise refusals.missing_values(missing)
    if (frame[names[1]] != frame[names[1]].cast(pl.Int64, strict=False)).any():
        raise refusals.column(names[1], _("A period is no whole number."), expected=_("whole numbers"))


def _complete(rows: pl.DataFrame, id: str, time: str, outcome: str, incomplete: str) -> tuple[pl.DataFrame, int]:
    """Return the rows of people who have every period and outcome, and how many people have not."""
    twice = (rows[id] == rows[id].shift(1)) & (rows[time] == rows[time].shift(1))
    if twice.any():
        message = _("{count} rows repeat a person in a period.")
        raise refusals.column(time, message, expected=_("one row for each person and period"), count=int(twice.sum()))
    number = rows[outcome].cast(pl.Float64)
    known = number.is_finite().fill_null(value=False)
    width = rows[time].n_unique()
    if known.all() and rows.height == width * rows[id].n_unique():
        return rows, 0
    per_person = rows.with_columns(known=known).group_by(id, maintain_order=True).agg(pl.col("known").sum())
    whole = per_person.filter(pl.col("known") == width)
    lacking = per_person.height - whole.height
    if incomplete != "drop":
        message = _("{count} people lack a period or an outcome.")
        hint = _("Death and moving away are no zeros. To leave those people out and count them: --drop-incomplete.")
        raise DataProblem(Finding(message=message, column=outcome, hint=hint, values=(("count", lacking),)))
    if not whole.height:
        raise refusals.column(outcome, _("Nobody has every period."))
    return rows.filter(pl.col(id).is_in(whole[id].implode())), lacking


def _cohorts(column: pl.Series, width: int, last: int) -> Ints:
    """Return each person's cohort (n). Raises DataProblem when somebody has two."""
    numbers = column.cast(pl.Float64).fill_nan(None).fill_null(0).to_numpy()
    wide = np.where((numbers <= 0) | (numbers > last), 0.0, numbers).reshape(-1, width)
    if (wide != wide[:, :1]).any():
        count = int((wide != wide[:, :1]).any(axis=1).sum())
        message = _("{count} people have more than one cohort.")
        raise refusals.column(column.name, message, expected=_("the same in every period"), count=count)
    return np.where(wide[:, 0] == 0, NEVER, wide[:, 0].astype(np.int64))


def _constant(
    rows: pl.DataFrame, first: pl.DataFrame, covariates: str | Sequence[str], width: int
) -> Covariates | None:
    """Return covariates of people, from their first row. Raises DataProblem when one changes over time."""
    if not covariates:
        return None
    every, once = spread(rows, covariates), spread(first, covariates)
    for name, numbers in zip(every.names, every.values, strict=True):
        wide = numbers.reshape(-1, width)
        if (wide != wide[:, :1]).any():
            message = _("The covariate changes over time.")
            raise refusals.column(name, message, expected=_("what was so before anybody was treated"))
    return once.design

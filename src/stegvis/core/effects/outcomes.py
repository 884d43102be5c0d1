"""The outcome of each person who can be compared."""

import numpy as np
import numpy.typing as npt
import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from . import refusals
from .arrays import Floats, Ints


def numbers_of(column: pl.Series) -> Floats:
    """Return a column as numbers, NaN where one is missing. Raises DataProblem when it is text."""
    if not (column.dtype.is_numeric() or column.dtype in (pl.Boolean, pl.Null)):
        raise refusals.column(column.name, _("The outcome is not numbers."), expected=_("a number in every row"))
    return column.cast(pl.Float64).fill_null(np.nan).to_numpy()


def outcome_of(frame: pl.DataFrame, rows: Ints, name: str, values: npt.ArrayLike | None = None) -> Floats:
    """Return the outcome (n) out of the frame, or out of `values` for all rows of the data, at these rows.

    Raises DataProblem when it is not numbers, or when some are missing: whose outcome is not known is no zero.
    """
    if values is not None:
        column = pl.Series(name, np.asarray(values, dtype=np.float64)[rows])
    elif name in frame.columns:
        column = frame[name]
    else:
        raise refusals.no_such_column([name], frame.columns)
    numbers = numbers_of(column)
    if not np.isfinite(numbers).all():
        raise DataProblem(
            Finding(
                message=_("The outcome of {count} people is not known."),
                column=name,
                expected=_("a number for everybody"),
                hint=_("Death and moving away are no zeros: leave those people out before matching, and say how many."),
                values=(("count", int((~np.isfinite(numbers)).sum())),),
            )
        )
    return numbers

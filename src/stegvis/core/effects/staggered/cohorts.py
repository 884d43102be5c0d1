"""Cohorts: people by the first period in which they were treated."""

import numpy as np
import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..arrays import Bools, Ints

NEVER = np.iinfo(np.int64).max
"""The cohort of those who are never treated while the panel lasts."""


def cohorts_of(column: pl.Series, times: Ints) -> Ints:
    """Return the cohorts (n) of first treated periods: 0, empty and after the last period are never.

    Raises DataProblem where one is no whole number.
    """
    numbers = column.cast(pl.Float64).fill_nan(None).fill_null(0).to_numpy()
    never = (numbers <= 0) | (numbers > times[-1])
    found = np.where(never, 0, numbers)
    if (found != np.floor(found)).any():
        raise refusals.column(column.name, _("A period is no whole number."), expected=_("whole numbers"))
    return np.where(never, NEVER, found.astype(np.int64))


def kept_of(cohort: Ints, times: Ints) -> Bools:
    """Return who (n) can be compared: not those who are treated from the first period on."""
    return np.asarray(cohort > times[0])

"""Calendar months: 31 August and six months is the last of February, never 182 days later.

Time between two days in months is counted so that it is at most n exactly when the later day is at most n calendar
months after the earlier: whole months, and the part of the month begun by its own number of days.
"""

from calendar import monthrange
from datetime import date

import polars as pl


def add_months(day: date, months: int) -> date:
    """Return the same day of the month `months` later (earlier when negative), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: pl.Expr, months: int | pl.Expr) -> pl.Expr:
    """The same as an expression on a column of days."""
    by = f"{months}mo" if isinstance(months, int) else pl.format("{}mo", months)
    return day.dt.offset_by(by)


def months_between(start: pl.Expr, day: pl.Expr) -> pl.Expr:
    """The time from `start` to `day` in calendar months, a decimal number; null where either is, or `day` is earlier.

    15 January to 15 February is 1; to 1 March 1 + 14/28.
    """
    difference = (day.dt.year() - start.dt.year()) * 12 + day.dt.month().cast(pl.Int32) - start.dt.month()
    # The month reached in full or in part; its anniversary is on `day` or after it.
    reached = difference + (months_after(start, difference) < day).cast(pl.Int32)
    anniversary, previous = months_after(start, reached), months_after(start, reached - 1)
    part = (anniversary - day).dt.total_days() / (anniversary - previous).dt.total_days()
    return pl.when(day >= start).then(reached - part)


def whole_months_between(start: pl.Expr, day: pl.Expr) -> pl.Expr:
    """The whole calendar months from `start` to `day`: `months_between` without its part; null where that is null."""
    difference = (day.dt.year() - start.dt.year()) * 12 + day.dt.month().cast(pl.Int32) - start.dt.month()
    anniversary = pl.min_horizontal(start.dt.day(), day.dt.month_end().dt.day())
    return pl.when(day >= start).then(difference - (day.dt.day() < anniversary).cast(pl.Int32))

"""The project's money in rows, with sums by year and in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any


@dataclass(frozen=True)
class Sum:
    """Budget, outcome and planned participants of some rows.

    `outcome` is the sum of those that are known, None when none is; `compared` the budget of the same rows, so that
    the deviation compares like with like. `lacking` says how many rows have no outcome yet.
    """

    budget: Decimal
    outcome: Decimal | None
    compared: Decimal
    planned: int | None
    lacking: int

    @property
    def deviation(self) -> Decimal | None:
        """Return outcome less budget, in kronor: below zero is money left."""
        return None if self.outcome is None else self.outcome - self.compared

    @property
    def deviation_share(self) -> float | None:
        if self.deviation is None or not self.compared:
            return None
        return float(self.deviation / self.compared)


@dataclass(frozen=True)
class Year:
    """A year's rows, one a source, each with its own sum; and the sum of the year."""

    year: int
    rows: Sequence[tuple[Any, Sum]]
    total: Sum


def years(rows: Iterable[Any]) -> list[Year]:
    """Return the years in order. `rows` are budget years, sorted by year."""
    by_year = groupby(rows, key=lambda row: row.year)
    return [_year(year, list(each)) for year, each in by_year]


def total(rows: Iterable[Any]) -> Sum:
    """Sum budget years."""
    rows = list(rows)
    known = [row for row in rows if row.outcome is not None]
    planned = [row.planned_participants for row in rows if row.planned_participants is not None]
    return Sum(
        budget=sum((row.budget for row in rows), Decimal(0)),
        outcome=sum((row.outcome for row in known), Decimal(0)) if known else None,
        compared=sum((row.budget for row in known), Decimal(0)),
        planned=sum(planned) if planned else None,
        lacking=len(rows) - len(known),
    )


def _year(year: int, rows: list[Any]) -> Year:
    return Year(year, [(row, total([row])) for row in rows], total(rows))

"""A panel read in blocks of whole people, where its rows lie so: each person's periods together and in order.

Then no more than a block is in memory at a time. What lies otherwise is for `scattered`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from ..arrays import Floats, Ints
from .people import Columns

BLOCK = 1 << 21
"""Rows of a block: 50 MiB and less."""
MOST_PERIODS = 1 << 14


class Untidy(Exception):
    """The rows do not lie so that they can be read in blocks."""


@dataclass(frozen=True, eq=False)
class Block:
    """Whole people: `first` has a row for each of m, of the columns that do not change; `outcome` is m × T."""

    first: pl.DataFrame
    outcome: Floats


@dataclass(frozen=True, eq=False)
class Tidy:
    """A table of `size` people with the same T `times`. Raises Untidy, on the way, where it is none."""

    source: pl.LazyFrame
    columns: Columns
    times: Ints
    size: int

    def blocks(self) -> Iterator[Block]:
        width = self.times.size
        step = max(1, BLOCK // width) * width
        seen = []
        for start in range(0, self.size * width, step):
            rows = self.source.slice(start, step).select(self.columns.all).collect()
            seen.append(rows[self.columns.id].gather_every(width).hash())
            yield self._block(rows)
        if pl.concat(seen).n_unique() != self.size:
            raise Untidy

    def _block(self, rows: pl.DataFrame) -> Block:
        width = self.times.size
        ids = rows[self.columns.id]
        begins = np.flatnonzero((ids != ids.shift(1)).fill_null(value=True).to_numpy())
        if begins.size * width != rows.height or (begins != np.arange(0, rows.height, width)).any():
            raise Untidy
        if (_wide(rows[self.columns.time], width) != self.times).any():
            raise Untidy
        rows = rows.with_columns(pl.col(self.columns.cohort).fill_null(0))  # never
        for name in self.columns.constant:
            values = _wide(rows[name], width)
            if (values != values[:, :1]).any():
                raise Untidy
        outcome = _wide(rows[self.columns.outcome].cast(pl.Float64), width)
        if not np.isfinite(outcome.sum()):
            raise Untidy
        return Block(rows.select(self.columns.constant).gather_every(width), outcome)


def tidy(source: pl.LazyFrame, columns: Columns) -> Tidy:
    """Look at the first person of a table. Raises Untidy where others can't have the same periods."""
    start = source.select(columns.id, columns.time).head(MOST_PERIODS).collect()
    if not start.height or start.null_count().row(0) != (0, 0):
        raise Untidy
    ids = start[columns.id]
    times = start[columns.time].filter(ids == ids[0]).to_numpy()
    size, left = divmod(source.select(pl.len()).collect().item(), times.size)
    whole = times.astype(np.int64)
    if left or times.size < 2 or (whole != times).any() or (np.diff(whole) <= 0).any():
        raise Untidy
    return Tidy(source, columns, whole, size)


def _wide(column: pl.Series, width: int) -> Floats:
    """Return the values as people × periods; of text its codes. What is missing becomes NaN, which equals nothing."""
    if column.dtype == pl.Boolean:
        column = column.cast(pl.UInt8)
    numbers = column if column.dtype.is_numeric() else column.rank("dense")
    return numbers.to_numpy().reshape(-1, width)

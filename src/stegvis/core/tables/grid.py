"""Cells of a table and the keys that stand in them: what is counted and what is named come from the same place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from stegvis.core.marking import _
from stegvis.core.shapes import Column

TOTAL = "total"
PLACED = {"key": pl.String(), "code": pl.String(), "column": pl.String()}


@dataclass(frozen=True)
class Row:
    """A row of a table: its stable code and its label."""

    code: str
    label: object


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Rows and count columns in their order, and where each key stands.

    `placed` has the columns key, code, column. Where a key stands in several cells (`overlaps`), it counts once in
    each and once in a total; else totals are sums. `numbers` holds cells that are known as numbers alone.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    placed: pl.DataFrame
    total_row: bool = True
    total_column: bool = True
    overlaps: bool = False
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        return (*self.rows, Row(TOTAL, _("Total"))) if self.total_row else self.rows

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, Column(TOTAL, _("Total"))) if self.total_column else self.columns

    def counts(self) -> dict[tuple[str, str], int]:
        """Count the keys of every cell that has any, totals included."""
        if self.overlaps:
            return self._counted_apart() | dict(self.numbers)
        counted: Counter[tuple[str, str]] = Counter()
        for code, column, number in self.placed.group_by("code", "column").len().iter_rows():
            for row in (code, TOTAL) if self.total_row else (code,):
                for across in (column, TOTAL) if self.total_column else (column,):
                    counted[row, across] += number
        return counted | dict(self.numbers)

    def _counted_apart(self) -> dict[tuple[str, str], int]:
        """Count each cell and each total by itself, since totals are not sums."""
        has_total = {"code": self.total_row, "column": self.total_column}
        found: dict[tuple[str, str], int] = {}
        for whole in ((), ("code",), ("column",), ("code", "column")):
            if all(has_total[each] for each in whole):
                cells = self.placed.with_columns(pl.lit(TOTAL).alias(each) for each in whole)
                counted = cells.group_by("code", "column").agg(pl.col("key").n_unique())
                found |= {(code, column): number for code, column, number in counted.iter_rows()}
        return found

    def keys(self, code: str, column: str) -> tuple[str, ...]:
        """Return the keys in a cell, sorted. Raises KeyError when there is no such cell, or a number alone in it."""
        codes = [row.code for row in self.all_rows]
        columns = [each.key for each in self.all_columns]
        if code not in codes or column not in columns or (code, column) in self.numbers:
            raise KeyError((code, column))
        found = self.placed
        if not (self.total_row and code == TOTAL):
            found = found.filter(pl.col("code") == code)
        if not (self.total_column and column == TOTAL):
            found = found.filter(pl.col("column") == column)
        return tuple(found["key"].unique().sort())

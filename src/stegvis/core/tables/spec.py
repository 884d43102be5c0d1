"""Cross tables: one attribute down, one across, over a population."""

from dataclasses import dataclass

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Column

from .classifiers import SEX, SEX_COLUMNS, Classifier
from .counted import CountedTable
from .grid import Grid
from .settings import Settings


@dataclass(frozen=True, kw_only=True)
class TableSpec(CountedTable):
    """A cross table: `rows` down, and across the codes of `column`, which is sex where nothing else is said."""

    rows: Classifier
    columns: tuple[Column, ...] = SEX_COLUMNS
    column: pl.Expr = SEX

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each of the population in the one cell that its attributes give."""
        population = self.population.frame(dataset, settings, self.settings_id)
        placed = population.select("key", code=self.rows.value, column=self.column)
        return Grid(rows=self.rows.rows_for(placed["code"]), columns=self.columns, placed=placed)

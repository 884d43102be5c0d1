"""Counts by category and group: age by sex, exit reason by sex."""

import altair as alt

from stegvis.core.charts.look import Look
from stegvis.core.charts.paired import paired_bars
from stegvis.core.charts.reading import count_columns, drawn_rows
from stegvis.core.language import Words
from stegvis.core.shapes import Column, Table

MOST_SERIES = 3


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw every count column but the total. A column `unknown` with nothing in it is left out.

    Raises ValueError when there are more groups than can be told apart, or none.
    """
    series = tuple(column for column in count_columns(table) if not _empty_unknown(table, column))
    if not 1 <= len(series) <= MOST_SERIES:
        raise ValueError(f"{table.id} can't be drawn as bars: it has {len(series)} groups")
    return paired_bars(table, series, words, look)


def _empty_unknown(table: Table, column: Column) -> bool:
    place = table.index(column.key)
    return column.key == "unknown" and all(row[place] in (0, None) for row in drawn_rows(table))

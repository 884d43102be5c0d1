"""The same people counted twice: before the start and after."""

import altair as alt

from stegvis.core.charts.look import Look
from stegvis.core.charts.paired import paired_bars
from stegvis.core.charts.reading import columns_named
from stegvis.core.language import Words
from stegvis.core.shapes import Table


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw the columns `before` and `after`. Raises ValueError when one is missing."""
    return paired_bars(table, columns_named(table, "before", "after"), words, look)

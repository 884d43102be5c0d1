"""Horizontal bars side by side, one per series: the first filled, the second outlined, the third dashed."""

from collections.abc import Iterator

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, Look
from stegvis.core.charts.reading import drawn_rows, height, lower_first, mark, row_label
from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Column, Table

BAR, GAP = 16, 12
DASHES: tuple[list[int], ...] = ([1, 0], [1, 0], [3, 2])


def paired_bars(table: Table, series: tuple[Column, ...], words: Words, look: Look) -> alt.LayerChart:
    """Draw one group of bars per row and one bar per series, each with its number; at most three series."""
    values = alt.Data(values=list(_values(table, series, words)))
    rows = [row_label(table, row, words) for row in drawn_rows(table)]
    base = alt.Chart().encode(
        y=alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(ticks=False, domain=True, labelPadding=8)),
        yOffset=alt.YOffset("series:N", sort=[column.key for column in series]),
    )
    picture = alt.layer(_bars(base, series, words, look, table.unit), _numbers(base, look), data=values)
    picture.height = len(rows) * (len(series) * BAR + GAP)
    return picture


def _values(table: Table, series: tuple[Column, ...], words: Words) -> Iterator[dict[str, object]]:
    rows = drawn_rows(table)
    named = _row_that_names_the_series(table, rows, series)
    for place, row in enumerate(rows):
        for column in series:
            cell = row[table.index(column.key)]
            name = f" {lower_first(words.text(column.label))}" if place == named else ""
            yield {
                "row": row_label(table, row, words),
                "series": column.key,
                "value": height(cell),
                "foot": height(cell) or 0,
                "text": f"{mark(cell, words)}{name}",
                "hidden": cell is HIDDEN,
            }


def _row_that_names_the_series(table: Table, rows: tuple[tuple[object, ...], ...], series: tuple[Column, ...]) -> int:
    """The row with most in its smallest bar: there the names stand beside bars that can be told apart."""
    places = [table.index(column.key) for column in series]
    least = [min((height(row[place]) or 0) for place in places) for row in rows]
    return least.index(max(least)) if least else 0


def _bars(base: alt.Chart, series: tuple[Column, ...], words: Words, look: Look, unit: str) -> alt.Chart:
    keys = [column.key for column in series]
    count = len(keys)

    def scale(values: tuple[object, ...]) -> alt.Scale:
        return alt.Scale(domain=keys, range=list(values[:count]))

    return base.mark_bar(strokeWidth=1.5).encode(
        x=alt.X(
            "value:Q",
            title=words.text(unit),
            scale=alt.Scale(zero=True, nice=True),
            axis=alt.Axis(tickMinStep=1, format=",d", tickCount=6, ticks=False, domain=False),
        ),
        fill=alt.Fill("series:N", scale=scale((look.series[0], look.paper, look.paper)), legend=None),
        stroke=alt.Stroke("series:N", scale=scale(look.series), legend=None),
        strokeDash=alt.StrokeDash("series:N", scale=scale(DASHES), legend=None),
    )


def _numbers(base: alt.Chart, look: Look) -> alt.Chart:
    return base.mark_text(align="left", dx=5, fontSize=LABEL_SIZE - 1).encode(
        x=alt.X("foot:Q"),
        text=alt.Text("text:N"),
        color=alt.condition("datum.hidden", alt.value(look.quiet), alt.value(look.ink)),
    )

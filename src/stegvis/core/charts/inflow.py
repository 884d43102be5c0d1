"""Starts above the zero line and exits below it, month by month."""

from collections.abc import Iterator

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, Look
from stegvis.core.charts.reading import HIDDEN_WORD, columns_named, drawn_rows, height, row_label
from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Table

HEIGHT = 260
MOST_LABELS = 8
ROOM_FOR_NAME = 0.14  # of the height of all bars, above and below them
UP, DOWN = "started", "exited"


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw the columns `started` and `exited`, a row per month in the table's order. Raises ValueError without them."""
    columns_named(table, UP, DOWN)
    months = [row_label(table, row, words) for row in drawn_rows(table)]
    base = alt.Chart().encode(x=alt.X("month:N", sort=months, title=None, axis=_months(months)))
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(color=look.quiet, strokeWidth=1.5).encode(y=alt.datum(0))
    layers = (_bars(base, table, words, look), zero, _hidden(base, look), *_names(table, words, look))
    picture = alt.layer(*layers, data=alt.Data(values=list(_values(table, words))))
    picture.height = HEIGHT
    return picture


def _months(months: list[str]) -> alt.Axis:
    step = max(1, -(-len(months) // MOST_LABELS))
    return alt.Axis(values=months[::step], labelAngle=0, ticks=False, domain=False, labelPadding=8)


def _values(table: Table, words: Words) -> Iterator[dict[str, object]]:
    for row in drawn_rows(table):
        for key, sign in ((UP, 1), (DOWN, -1)):
            cell = row[table.index(key)]
            number = height(cell)
            yield {
                "month": row_label(table, row, words),
                "way": key,
                "value": None if number is None else sign * number,
                "word": words.text(HIDDEN_WORD) if cell is HIDDEN else "",
                "side": sign,
            }


def _room(table: Table) -> alt.Scale:
    up, down = (max((height(cell) or 0 for cell in table.column(key)), default=0) for key in (UP, DOWN))
    room = max(up + down, 1) * ROOM_FOR_NAME
    return alt.Scale(domain=[-down - room, up + room], nice=False)


def _bars(base: alt.Chart, table: Table, words: Words, look: Look) -> alt.Chart:
    colours = alt.Scale(domain=[UP, DOWN], range=list(look.series[:2]))
    return base.mark_bar(strokeWidth=1.5).encode(
        y=alt.Y(
            "value:Q",
            title=words.text(table.unit),
            stack=None,
            scale=_room(table),
            axis=alt.Axis(labelExpr="format(abs(datum.value), ',d')", tickMinStep=1, domain=False, ticks=False),
        ),
        fill=alt.Fill("way:N", scale=alt.Scale(domain=[UP, DOWN], range=[look.series[0], look.paper]), legend=None),
        stroke=alt.Stroke("way:N", scale=colours, legend=None),
    )


def _hidden(base: alt.Chart, look: Look) -> alt.LayerChart:
    words = base.encode(y=alt.datum(0), text=alt.Text("word:N"))
    above = words.transform_filter("datum.side > 0").mark_text(angle=270, align="left", dx=6, color=look.quiet, size=10)
    below = words.transform_filter("datum.side < 0").mark_text(
        angle=270, align="right", dx=-6, color=look.quiet, size=10
    )
    return alt.layer(above, below)


def _names(table: Table, words: Words, look: Look) -> tuple[alt.Chart, alt.Chart]:
    up, down = columns_named(table, UP, DOWN)

    def name(text: str, y: float, colour: str, baseline: str) -> alt.Chart:
        mark = alt.Chart(alt.Data(values=[{"text": text}])).mark_text(
            align="left", baseline=baseline, fontWeight=600, fontSize=LABEL_SIZE, color=colour
        )
        return mark.encode(x=alt.value(4), y=alt.value(y), text=alt.Text("text:N"))

    return (
        name(f"↑ {words.text(up.label)}", 2, look.series[0], "top"),
        name(f"↓ {words.text(down.label)}", HEIGHT - 2, look.series[1], "bottom"),
    )

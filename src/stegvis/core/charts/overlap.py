"""Where the scores of two groups lie: one above the line, the other below it, each with the same area."""

from collections.abc import Iterator

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, Look
from stegvis.core.charts.reading import columns_named, drawn_rows, height
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Table

HEIGHT = 240
SIDES = ("treated", "control")


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw the columns `treated` and `control` as areas from `low` to `high`. Hidden bins are not drawn.

    Raises ValueError when one of the columns is missing.
    """
    columns_named(table, "low", "high", *SIDES)
    values = list(_values(table))
    most = max((abs(each["tall"]) for each in values), default=1.0) or 1.0
    across = alt.X(
        "low:Q",
        title=words.text(_("score: the estimated chance to take part")),
        scale=alt.Scale(nice=False),
        axis=alt.Axis(grid=False, tickCount=6),
    )
    down = alt.Y("tall:Q", title=None, scale=alt.Scale(domain=[-1.2 * most, 1.2 * most], nice=False), axis=None)
    base = alt.Chart(alt.Data(values=values)).encode(x=across, x2=alt.X2("high:Q"), y=down, y2=alt.Y2("zero:Q"))
    bars = (
        base.transform_filter("datum.tall > 0").mark_rect(fill=look.series[0], stroke=look.series[0], strokeWidth=1),
        base.transform_filter("datum.tall < 0").mark_rect(fill=look.paper, stroke=look.series[1], strokeWidth=1.5),
    )
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(color=look.quiet, strokeWidth=1.5).encode(y=alt.datum(0))
    picture = alt.layer(*bars, zero, *_names(table, words, look))
    picture.height = HEIGHT
    return picture


def _values(table: Table) -> Iterator[dict[str, float]]:
    sums = {side: sum(height(cell) or 0 for cell in table.column(side)) for side in SIDES}
    for row in drawn_rows(table):
        low, high = (height(row[table.index(edge)]) for edge in ("low", "high"))
        for side, sign in zip(SIDES, (1, -1), strict=True):
            count = height(row[table.index(side)])
            if count and low is not None and high is not None and high > low:
                yield {"low": low, "high": high, "tall": sign * count / sums[side] / (high - low), "zero": 0.0}


def _names(table: Table, words: Words, look: Look) -> Iterator[alt.Chart]:
    labels = [column.label for column in columns_named(table, *SIDES)]
    for label, place, baseline, colour in zip(labels, (2, HEIGHT - 2), ("top", "bottom"), look.series[:2], strict=True):
        mark = alt.Chart(alt.Data(values=[{"text": words.text(label)}])).mark_text(
            align="right", baseline=baseline, fontWeight=600, fontSize=LABEL_SIZE, color=colour
        )
        yield mark.encode(x=alt.value("width"), y=alt.value(place), text=alt.Text("text:N"))

"""How much two groups differ in each covariate, before matching and after (a love plot)."""

from collections.abc import Iterator

import altair as alt

from stegvis.core.charts.look import LABEL_SIZE, Look
from stegvis.core.charts.reading import columns_named, drawn_rows, height, row_label
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Table

LIMITS = (0.1, 0.25)
ROW = 22
SERIES = {"smd_before": _("before"), "smd_after": _("after")}


def draw(table: Table, words: Words, look: Look) -> alt.LayerChart:
    """Draw the size of `smd_before` as a ring and of `smd_after` as a dot. What is hidden or missing is not drawn.

    Raises ValueError when one of the columns is missing.
    """
    columns_named(table, *SERIES)
    rows = [row_label(table, row, words) for row in drawn_rows(table)]
    values = list(_values(table, words))
    down = alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(ticks=False, labelPadding=8, grid=True))
    base = alt.Chart(alt.Data(values=values)).encode(y=down, x=_across(values, words))
    layers = (*_limits(look, words), *(_dots(base, key, look) for key in SERIES), _names(values, words, look, down))
    picture = alt.layer(*layers)
    picture.height = max(len(rows), 2) * ROW
    return picture


def _values(table: Table, words: Words) -> Iterator[dict[str, object]]:
    for row in drawn_rows(table):
        for key in SERIES:
            size = height(row[table.index(key)])
            if size is not None:
                yield {"row": row_label(table, row, words), "series": key, "size": abs(size)}


def _across(values: list[dict[str, object]], words: Words) -> alt.X:
    most = max((float(str(each["size"])) for each in values), default=0.0)
    return alt.X(
        "size:Q",
        title=words.text(_("size of the standardised difference")),
        scale=alt.Scale(domain=[0, max(most * 1.15, 0.3)], nice=False),
        axis=alt.Axis(tickCount=6, grid=False),
    )


def _limits(look: Look, words: Words) -> Iterator[alt.Chart]:
    for limit in LIMITS:
        data = alt.Chart(
            alt.Data(values=[{"size": limit, "text": words.number(limit, decimals=2 if limit > 0.1 else 1)}])
        )
        yield data.mark_rule(color=look.quiet, strokeDash=[4, 3]).encode(x=alt.X("size:Q"))
        yield data.mark_text(align="center", baseline="bottom", color=look.quiet, fontSize=LABEL_SIZE - 1).encode(
            x=alt.X("size:Q"), y=alt.value(-4), text=alt.Text("text:N")
        )


def _dots(base: alt.Chart, key: str, look: Look) -> alt.Chart:
    before = key == "smd_before"
    return base.transform_filter(f"datum.series == '{key}'").mark_point(
        shape="circle",
        size=70,
        opacity=1,
        strokeWidth=1.8,
        filled=not before,
        color=look.series[1] if before else look.series[0],
    )


def _names(values: list[dict[str, object]], words: Words, look: Look, down: alt.Y) -> alt.Chart:
    """Name both series beside the row where they lie farthest apart."""
    sizes: dict[object, dict[object, float]] = {}
    for each in values:
        sizes.setdefault(each["row"], {})[each["series"]] = float(str(each["size"]))
    gaps = {row: max(each.values()) - min(each.values()) for row, each in sizes.items()}
    widest = max(gaps, key=lambda row: gaps[row], default=None)
    named = [
        {"row": widest, "size": size, "text": words.text(SERIES[str(key)]), "series": key}
        for key, size in sizes.get(widest, {}).items()
    ]
    colour = alt.Scale(domain=list(SERIES), range=[look.series[1], look.series[0]])
    text = alt.Chart(alt.Data(values=named)).mark_text(align="left", dx=8, fontWeight=600, fontSize=LABEL_SIZE - 1)
    return text.encode(
        x=alt.X("size:Q"), y=down, text=alt.Text("text:N"), color=alt.Color("series:N", scale=colour, legend=None)
    )

"""From a chart to SVG. Vega-Lite runs inside vl-convert; nothing is fetched."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import altair as alt
import vl_convert

from stegvis.core import fonts
from stegvis.core.charts import bars, before_after, flow, incidence, inflow, love, overlap
from stegvis.core.charts.look import DARK, LABEL_SIZE, LIGHT, WIDTH, Look
from stegvis.core.language import NARROW_SPACE, Words
from stegvis.core.shapes import Chart, ChartKind, Table

Draw = Callable[[Table, Words, Look], alt.LayerChart]

KINDS: Mapping[ChartKind, Draw] = {
    ChartKind.FLOW: flow.draw,
    ChartKind.BEFORE_AFTER: before_after.draw,
    ChartKind.INCIDENCE: incidence.draw,
    ChartKind.BARS: bars.draw,
    ChartKind.INFLOW: inflow.draw,
    ChartKind.LOVE: love.draw,
    ChartKind.OVERLAP: overlap.draw,
}
VEGA_LITE = "6.4"
NUMBERS: Mapping[str, dict[str, Any]] = {
    "sv": {"decimal": ",", "thousands": NARROW_SPACE, "grouping": [3], "currency": ["", ""], "percent": "\u00a0%"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}


def svg(chart: Chart, words: Words, *, dark: bool = False) -> str:
    """Draw a chart as SVG text, 640 pixels wide, in the font Inter.

    Raises ValueError when the table lacks a column that the kind of chart reads.
    """
    look = DARK if dark else LIGHT
    picture = _dressed(KINDS[chart.kind](chart.table, words, look), look)
    _know_fonts()
    drawn = vl_convert.vegalite_to_svg(
        picture,
        vl_version=VEGA_LITE,
        format_locale=NUMBERS[words.language],
        allowed_base_urls=[],
    )
    return str(drawn)


@cache
def _know_fonts() -> None:
    vl_convert.register_font_directory(str(fonts.FOLDER))


def _dressed(picture: alt.LayerChart, look: Look) -> dict[str, Any]:
    """Return the chart as Vega-Lite, in the look of all charts; altair would copy its data at each step."""
    axis = {
        "labelFontSize": LABEL_SIZE,
        "titleFontSize": LABEL_SIZE,
        "titleFontWeight": "normal",
        "labelColor": look.ink,
        "titleColor": look.quiet,
        "gridColor": look.grid,
        "domainColor": look.quiet,
        "tickColor": look.quiet,
        "labelLimit": 300,
    }
    config = {
        "font": fonts.FAMILY,
        "view": {"strokeWidth": 0},
        "axis": axis,
        "text": {"fontSize": LABEL_SIZE, "color": look.ink},
    }
    return {
        **picture.to_dict(validate=False),
        "width": WIDTH,
        "background": look.paper,
        "padding": 6,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": config,
    }

"""Pictures of finished tables: a chart in, SVG text out, without a browser.

A hidden cell is drawn as the word, never as a bar of length zero; rows and columns of totals are left out. Series
differ in fill, outline and dash as well as in colour, and carry their names in the picture instead of in a legend.
"""

from stegvis.core.charts.alternative import alternative_text
from stegvis.core.charts.raster import pngs
from stegvis.core.language import Words
from stegvis.core.shapes import Chart

__all__ = ["alternative_text", "pngs", "svg"]


def svg(chart: Chart, words: Words, *, dark: bool = False) -> str:
    """Draw a chart as SVG text, 640 pixels wide, in the font Inter.

    Raises ValueError when the table lacks a column that the kind of chart reads.
    """
    from stegvis.core.charts import (
        drawing,
    )  # the drawing library takes half a second to load, and most runs draw nothing

    return drawing.svg(chart, words, dark=dark)

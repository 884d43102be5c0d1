"""Pictures of finished tables: a chart in, SVG text out, without a browser.

A hidden cell is drawn as the word, never as a bar of length zero; rows and columns of totals are left out. Series
differ in fill, outline and dash as well as in colour, and carry their names in the picture instead of in a legend.
"""

from stegvis.core.charts.alternative import alternative_text
from stegvis.core.charts.drawing import svg
from stegvis.core.charts.raster import pngs

__all__ = ["alternative_text", "pngs", "svg"]

"""A table for Word: the document's own style, a heading row that repeats, rows that stay on one page."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from stegvis.core.writers.docx_styles import TABLE, TEXT_WIDTH
from stegvis.core.writers.layout import Grid, caption

KEPT_WHOLE = 16  # rows: a longer table may break between rows


def add_table(word: WordDocument, part: Grid) -> None:
    """Add the table with one heading row. The row of a total is the style's last row."""
    table = word.add_table(rows=1 + len(part.rows), cols=len(part.columns), style=TABLE)
    table.autofit = False
    widths = [TEXT_WIDTH * share for share in part.widths]
    heads, *lines = table.rows
    for cell, place, column, width in zip(heads.cells, table.columns, part.columns, widths, strict=True):
        place.width = Cm(width)
        _fill(cell, column.text, column.numeric, width, together=True)
    _mark(heads, "w:cantSplit", "w:tblHeader")
    for down, (line, row) in enumerate(zip(lines, part.rows, strict=True), 1):
        together = down < len(part.rows) <= KEPT_WHOLE or (bool(part.notes) and down == len(part.rows))
        for cell, text, column, width in zip(line.cells, row.cells, part.columns, widths, strict=True):
            _fill(cell, text, column.numeric, width, together=together)
        _mark(line, "w:cantSplit")
    _describe(table, part)


def _fill(cell: Any, text: str, numeric: bool, width: float, *, together: bool) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text)
    paragraph.paragraph_format.keep_with_next = together or None
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _mark(row: Any, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _describe(table: Any, part: Grid) -> None:
    """Say which of the style's parts hold, and give the table its name for readers who listen."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    total = bool(part.rows) and part.rows[-1].total
    for name, holds in (("firstRow", True), ("lastRow", total), ("firstColumn", False), ("lastColumn", False)):
        look.set(qn(f"w:{name}"), str(int(holds)))
    look.set(qn("w:val"), "0660" if total else "0620")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:noVBand"), "1")
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption(part))
    properties.append(title)

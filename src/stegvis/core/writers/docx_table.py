"""A table for Word: the document's own style, a heading row that repeats, rows that stay on one page.

The table is written as one piece of WordprocessingML (ECMA-376, 17.4). python-docx would look for each cell's place
among all others, and for each property's place in its cell: most of a long report's time.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from stegvis.core.writers.docx_paragraph import style_id
from stegvis.core.writers.docx_styles import TABLE, TEXT_WIDTH
from stegvis.core.writers.layout import Grid, caption

KEPT_WHOLE = 16  # rows: a longer table may break between rows
NEVER_SPLIT = "<w:cantSplit/>"
REPEATED = "<w:tblHeader/>"
BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def add_table(word: WordDocument, part: Grid) -> None:
    """Add the table with one heading row. The row of a total is the style's last row."""
    widths = [Cm(TEXT_WIDTH * share).twips for share in part.widths]
    heads = _row([column.text for column in part.columns], part, widths, NEVER_SPLIT + REPEATED, together=True)
    lines = (
        _row(row.cells, part, widths, NEVER_SPLIT, together=_stays_with_next(part, down))
        for down, row in enumerate(part.rows, 1)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = _properties(part, style_id(word, TABLE))
    table = f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid>{heads}{''.join(lines)}</w:tbl>"
    word.element.body.insert_element_before(parse_xml(table), "w:sectPr")


def _stays_with_next(part: Grid, down: int) -> bool:
    """Whether a row stays on one page with what follows: the next row of a short table, a note under the last."""
    return down < len(part.rows) <= KEPT_WHOLE or (bool(part.notes) and down == len(part.rows))


def _properties(part: Grid, style: str) -> str:
    """Say which of the style's parts hold, and give the table its name for readers who listen."""
    total = bool(part.rows) and part.rows[-1].total
    return (
        f'<w:tblPr><w:tblStyle w:val={quoteattr(style)}/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0660" if total else "0620"}" w:firstRow="1" w:lastRow="{int(total)}" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(caption(part))}/></w:tblPr>'
    )


def _row(texts: Sequence[str], part: Grid, widths: Sequence[int], marks: str, *, together: bool) -> str:
    kept = "<w:keepNext/>" if together else ""
    cells = (
        _cell(text, width, kept + ('<w:jc w:val="right"/>' if column.numeric else ""))
        for text, column, width in zip(texts, part.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, properties: str) -> str:
    place = f'<w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
    return f"<w:tc>{place}<w:p><w:pPr>{properties}</w:pPr><w:r>{_text(text)}</w:r></w:p></w:tc>"


def _text(text: str) -> str:
    written = escape(text)
    for mark, element in BREAKS.items():
        written = written.replace(mark, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{written}</w:t>' if text != text.strip() else f"<w:t>{written}</w:t>"

"""Tables as an Excel workbook, one sheet each: numbers as numbers, text as text, notes under the table."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from stegvis.core.language import Words
from stegvis.core.shapes import Column, Kind, Table
from stegvis.core.writers.cells import cell, heading, is_numeric, is_total, notes
from stegvis.core.writers.prose import clean

NUMBERS = {Kind.COUNT: "#,##0", Kind.SHARE: "0.0%", Kind.AMOUNT: "#,##0", Kind.NUMBER: "#,##0.0"}
DAY = "yyyy-mm-dd"
FONT, INK, SHADE = "Calibri", "#1C2430", "#E8EEF5"
NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
HEADER_ROW = 2
WIDEST = 60


def write(path: Path, tables: Iterable[Table], words: Words, *, title: str = "", dated: date | None = None) -> Path:
    """Write a workbook with a sheet per table, named by its id.

    Each sheet: title, a blank row, headings that stay when one scrolls, the rows, and the notes. No cell is a formula.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        created = datetime.combine(dated, time()) if dated else datetime(1980, 1, 1)
        book.set_properties({"title": clean(title), "created": created})
        formats = _Formats(book)
        for place, table in enumerate(tables):
            _sheet(book.add_worksheet(_name(table, place)), table, words, formats)
    return path


class _Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def get(self, **more: object) -> Format:
        key = tuple(sorted(more.items()))
        if key not in self._made:
            style = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top", **more}
            self._made[key] = self._book.add_format(style)
        return self._made[key]


def _name(table: Table, place: int) -> str:
    """A sheet name: at most 31 characters, none that Excel forbids, different from all others."""
    name = NOT_IN_A_SHEET_NAME.sub("_", table.id)
    return name if len(name) <= 31 else f"{name[:27]}_{place + 1}"


def _sheet(sheet: Worksheet, table: Table, words: Words, formats: _Formats) -> None:
    sheet.write_string(0, 0, clean(words.text(table.title)), formats.get(bold=True, font_size=14))
    for place, column in enumerate(table.columns):
        align = "right" if is_numeric(column) else "left"
        style = formats.get(bold=True, bg_color=SHADE, bottom=1, text_wrap=True, align=align)
        sheet.write_string(HEADER_ROW, place, heading(column, words, table.title), style)
        sheet.set_column(place, place, _width(table, place, words))
    for down, row in enumerate(table.rows, HEADER_ROW + 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, down, place, value, column, words, formats, bold=is_total(row))
    under = HEADER_ROW + len(table.rows) + 2
    for down, note in enumerate(notes(table, words), under):
        sheet.write_string(down, 0, note, formats.get(font_size=9))
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.fit_to_pages(1, 0)


def _width(table: Table, place: int, words: Words) -> int:
    column = table.columns[place]
    texts = [cell(row[place], column, words) for row in table.rows]
    longest = max((len(text) for text in [*texts, heading(column, words, table.title)]), default=8)
    return min(max(longest + 2, 8), WIDEST)


def _cell(
    sheet: Worksheet,
    down: int,
    place: int,
    value: object,
    column: Column,
    words: Words,
    formats: _Formats,
    *,
    bold: bool,
) -> None:
    weight: dict[str, object] = {"bold": True, "top": 1} if bold else {}
    if isinstance(value, int | float):
        sheet.write_number(down, place, value, formats.get(num_format=NUMBERS.get(column.kind, "General"), **weight))
    elif isinstance(value, date):
        day = datetime.combine(value, time())
        sheet.write_datetime(down, place, day, formats.get(num_format=DAY, align="left", **weight))
    else:
        align = "right" if is_numeric(column) else "left"
        sheet.write_string(down, place, cell(value, column, words), formats.get(align=align, **weight))

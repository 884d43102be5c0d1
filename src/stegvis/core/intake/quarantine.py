"""Quarantined rows written out, each with what is wrong with it beside it: to be mended there and read again."""

from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from stegvis.core.intake.reading import QuarantinedRow, Reading
from stegvis.core.intake.sheets import Sheets
from stegvis.core.intake.words import plain
from stegvis.core.language import Words
from stegvis.core.marking import _

WHAT_IS_WRONG = _("To mend")
ROW_IN_FILE = _("Row in the file")


def write_quarantine(reading: Reading, target: Path | BytesIO, *, language: str = "sv") -> None:
    """Write the quarantined rows of each sheet under its own headings, with two columns after them.

    The layout is the one that they came in (with the headings in one row), so the mended file is read by the same
    mapping; the columns added are ignored. Text that begins with = stays text.
    """
    words = Words(language)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(target if isinstance(target, BytesIO) else str(target), options)
    marked = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#FFF2CC"})
    by_sheet: dict[str, dict[int, list[QuarantinedRow]]] = {}
    for row in reading.quarantine:
        by_sheet.setdefault(row.sheet, {}).setdefault(row.row, []).append(row)
    for number, (name, rows) in enumerate(by_sheet.items(), start=1):
        sheet = book.add_worksheet(_sheet_name(name, number))
        headings = next(iter(rows.values()))[0].headings
        sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
        sheet.write_row(0, len(headings), [words.text(WHAT_IS_WRONG), words.text(ROW_IN_FILE)], marked)
        sheet.set_column(0, len(headings) - 1, 16)
        sheet.set_column(len(headings), len(headings), 80)
        for place, same in enumerate(rows.values(), start=1):
            _write_row(sheet, place, same, len(headings), words)
    if not by_sheet:
        book.add_worksheet()
    book.close()


def is_mended(sheets: Sheets) -> bool:
    """Say whether a file is such a workbook, come back: some sheet has the two columns that were added."""
    added = [{plain(Words(language).text(each)) for each in (WHAT_IS_WRONG, ROW_IN_FILE)} for language in ("sv", "en")]
    first_rows = [{plain(cell) for cell in sheet.rows[0]} for sheet in sheets.sheets if sheet.rows]
    return any(headings <= row for headings in added for row in first_rows)


def _write_row(sheet: Any, place: int, same: list[QuarantinedRow], width: int, words: Words) -> None:
    for column, cell in enumerate(same[0].cells):
        if cell != "":
            sheet.write(place, column, cell)
    findings = dict.fromkeys(finding for row in same for finding in row.findings)
    texts = [words.finding(finding).removeprefix(_place(finding, words)) for finding in findings]
    sheet.write_string(place, width, "\n".join(texts))
    sheet.write_number(place, width + 1, same[0].row)


def _place(finding: Any, words: Words) -> str:
    """The place up to the row, which stands in its own column already."""
    row = words.text("row {number}").format(number=finding.row)
    return ", ".join(part for part in (finding.file, finding.sheet, row) if part) + ", "


def _sheet_name(name: str, number: int) -> str:
    """A name that Excel accepts; a text file's sheet is called by its file."""
    fit = "".join(letter for letter in name if letter not in "[]:*?/\\").strip("'")[:31]
    return fit or f"Blad{number}"

"""A table as CSV for spreadsheets: in Swedish with semicolons and decimal commas, else with commas and points."""

import csv as standard
from datetime import date
from io import StringIO
from pathlib import Path

from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Table
from stegvis.core.writers.prose import clean

# A spreadsheet runs a cell that starts like this; an apostrophe before it makes it text (OWASP, CSV injection).
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def text(table: Table, words: Words) -> str:
    """Return the table with its column keys as the first line, hidden cells as `..`, and no value as nothing.

    Numbers keep every decimal, and shares are between 0 and 1.
    """
    lines = StringIO()
    writer = standard.writer(lines, delimiter=";" if words.language == "sv" else ",", lineterminator="\r\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows([_cell(value, words) for value in row] for row in table.rows)
    return lines.getvalue()


def write(path: Path, table: Table, words: Words) -> Path:
    """Write the table in UTF-8 with the mark by which a spreadsheet knows it."""
    path.write_text(text(table, words), encoding="utf-8-sig", newline="")
    return path


def _cell(value: object, words: Words) -> str:
    if value is None:
        return ""
    if value is HIDDEN:
        return ".."
    if isinstance(value, int | float):
        written = str(int(value)) if isinstance(value, int) else repr(float(value))
        return written.replace(".", ",") if words.language == "sv" else written
    if isinstance(value, date):
        return value.isoformat()
    written = clean(words.text(value))
    return f"'{written}" if written.startswith(STARTS_A_FORMULA) else written

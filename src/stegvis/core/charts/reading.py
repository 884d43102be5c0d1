"""What a chart reads from a table: rows without the total, and cells as numbers or as words."""

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Column, Kind, Table

TOTAL = "total"
HIDDEN_WORD = _("hidden")


def drawn_rows(table: Table) -> tuple[tuple[object, ...], ...]:
    return tuple(row for row in table.rows if row[0] != TOTAL)


def count_columns(table: Table) -> tuple[Column, ...]:
    return tuple(column for column in table.columns if column.kind is Kind.COUNT and column.key != TOTAL)


def columns_named(table: Table, *keys: str) -> tuple[Column, ...]:
    """Return the columns with these keys, in this order. Raises ValueError when the table lacks one."""
    by_key = {column.key: column for column in table.columns}
    missing = [key for key in keys if key not in by_key]
    if missing:
        raise ValueError(f"{table.id} can't be drawn: it has no column {', '.join(missing)}")
    return tuple(by_key[key] for key in keys)


def row_label(table: Table, row: tuple[object, ...], words: Words) -> str:
    """Return what the row is called: its cell in the column `label`, or else its code."""
    keys = [column.key for column in table.columns]
    return words.text(row[keys.index("label")] if "label" in keys else row[0])


def height(value: object) -> float | None:
    """Return the number to draw; None where the cell is hidden or has no value."""
    return float(value) if isinstance(value, int | float) else None


def mark(value: object, words: Words) -> str:
    """Return the text beside a mark: the number, or the word for a hidden cell."""
    return words.text(HIDDEN_WORD) if value is HIDDEN else words.value(value)


def lower_first(text: str) -> str:
    """Write a heading as it stands inside a line; abbreviations keep their capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]

"""Long tables as a page shows them: codes that nobody has are left out, and a note says how many."""

from dataclasses import replace

from stegvis.core.marking import _
from stegvis.core.shapes import Kind, Sentence, Table

SHORT = 12  # rows: a table of no more is shown whole
LEFT_OUT = _("{number} rows without anybody are not shown here.")


def shortened(table: Table) -> Table:
    """Return the table without the rows whose counts are all 0, when it is long. Hidden cells are no zeros."""
    kept = tuple(row for row in table.rows if row[0] == "total" or not _empty(table, row))
    if len(table.rows) <= SHORT or len(kept) == len(table.rows):
        return table
    note = Sentence(LEFT_OUT, {"number": len(table.rows) - len(kept)})
    return replace(table, rows=kept, notes=(*table.notes, note))


def _empty(table: Table, row: tuple[object, ...]) -> bool:
    counts = [cell for column, cell in zip(table.columns, row, strict=True) if column.kind is Kind.COUNT]
    return bool(counts) and all(isinstance(cell, int) and cell == 0 for cell in counts)

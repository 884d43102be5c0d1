"""The counts that stand in tables, cell by cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stegvis.core.shapes import HIDDEN, Kind, Table

TOTAL = "total"


@dataclass(frozen=True)
class Cell:
    """A count in a table: where it stands, and its value; None where it was hidden already."""

    table: int
    row: int
    column: int
    code: str
    key: str
    value: int | None


@dataclass(frozen=True)
class Sum:
    """A count that is the sum of others, as numbers of cells."""

    whole: int
    parts: tuple[int, ...]


def read_cells(tables: Sequence[Table]) -> tuple[Cell, ...]:
    """Return the count cells of all tables, in order. A cell without a value is no cell."""
    return tuple(cell for number, table in enumerate(tables) for cell in _cells(number, table))


def _cells(number: int, table: Table) -> Iterator[Cell]:
    counts = [(at, column.key) for at, column in enumerate(table.columns) if column.kind is Kind.COUNT]
    for row, content in enumerate(table.rows):
        for at, key in counts:
            if content[at] is not None:
                yield Cell(number, row, at, str(content[0]), key, _count(table, content[at]))


def _count(table: Table, value: object) -> int | None:
    if value is HIDDEN:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value != int(value):
        raise ValueError(f"{table.id}: a cell of a count column is not a whole number from 0")
    return int(value)


def sums_within(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterator[Sum]:
    """Yield the sums that the tables say hold. Raises ValueError where a table's own counts contradict them."""
    lines: dict[tuple[int, str, object], list[int]] = {}
    for number, cell in enumerate(cells):
        if tables[cell.table].rows_add_up:
            lines.setdefault((cell.table, "down", cell.column), []).append(number)
        if tables[cell.table].columns_add_up:
            lines.setdefault((cell.table, "across", cell.row), []).append(number)
    for (table, way, _at), line in lines.items():
        wholes = [n for n in line if (cells[n].code if way == "down" else cells[n].key) == TOTAL]
        parts = tuple(n for n in line if n not in wholes)
        if len(wholes) == 1 and parts:
            _require_true(tables[table], cells, wholes[0], parts)
            yield Sum(wholes[0], parts)


def _require_true(table: Table, cells: Sequence[Cell], whole: int, parts: tuple[int, ...]) -> None:
    values = [cells[part].value for part in parts]
    known = [value for value in values if value is not None]
    total = cells[whole].value
    if total is not None and len(known) == len(values) and sum(known) != total:
        raise ValueError(f"{table.id}: the table says that it adds up, and it does not")

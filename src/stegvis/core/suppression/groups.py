"""Tables of codes and tables of their groups: a group is the sum of its codes, though neither table says so."""

from collections.abc import Iterable, Iterator, Sequence

from stegvis.core import codebook
from stegvis.core.shapes import Table

from .cells import TOTAL, Cell, Sum
from .links import about

GROUPS: Sequence[tuple[str, tuple[str, ...]]] = [
    (group, codes.in_group(group)) for codes in codebook.all_lists() for group in codes.groups
]
Line = dict[str, int]  # a table's column: the cell in each row


def group_sums(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterator[Sum]:
    """Yield a sum for each group of a code list that stands in one table while its codes stand in another.

    Both count the same units of the same population, period and cut-off, in columns of the same name. Only sums that
    hold are said to: a group's row may count something else by the same word.
    """
    for lines in _comparable(tables, cells):
        for line in lines:
            for name, codes in GROUPS:
                for other in lines if name in line else ():
                    if other is not line:
                        yield from _sum(line[name], [other[code] for code in codes if code in other], cells)


def _comparable(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterable[list[Line]]:
    """Return the columns that count the same under the same name, together."""
    kinds = [about(table) for table in tables]
    together: dict[object, dict[int, Line]] = {}
    for number, cell in enumerate(cells):
        if cell.code != TOTAL and cell.value is not None:
            lines = together.setdefault((kinds[cell.table], cell.key), {})
            lines.setdefault(cell.table, {})[cell.code] = number
    return (list(lines.values()) for lines in together.values())


def _sum(group: int, parts: list[int], cells: Sequence[Cell]) -> Iterator[Sum]:
    if parts and sum(cells[part].value or 0 for part in parts) == cells[group].value:
        yield Sum(group, tuple(parts))

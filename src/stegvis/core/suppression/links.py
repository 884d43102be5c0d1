"""Which cells are the same count, and which are counts of the same thing at another time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stegvis.core.shapes import Period, Sentence, Table

from .cells import TOTAL, Cell

Pair = tuple[int, int]


def same_counts(tables: Sequence[Table], cells: Sequence[Cell], new: int) -> Iterator[Pair]:
    """Yield pairs of cells that are one count: the same cell of the same table, or of lines that agree throughout.

    The first `new` tables are about to be shown, the others were shown before. Two lines (a column; the row of totals)
    of different tables over the same units, population, period and cut-off agree when every code has the same count in
    both, a code that is not there counting as 0. If that should be chance, the cells are hidden together, which gives
    nothing away. Lines of one table and of what it was earlier are never matched so: there it would be chance.
    """
    yield from _shown_twice(tables, cells, new)
    first: dict[object, int] = {}
    for groups in (_grand_totals(tables, cells), _lines(tables, cells)):
        for key, number in groups:
            earlier = first.setdefault(key, number)
            if tables[cells[earlier].table].id != tables[cells[number].table].id:
                yield earlier, number


def about(table: Table) -> tuple[object, ...]:
    return (table.unit, _words(table.population, dates=True), table.period, table.cut_off)


def _words(population: object, *, dates: bool) -> object:
    """Return what a population is called; without dates, the same words for this month and the last."""
    if not isinstance(population, Sentence):
        return str(population)
    kept = {name: value for name, value in population.values.items() if dates or not isinstance(value, date)}
    return (population.text, tuple(sorted((name, str(value)) for name, value in kept.items())))


def _shown_twice(tables: Sequence[Table], cells: Sequence[Cell], new: int) -> Iterator[Pair]:
    """Yield the cells of a table and of the same table shown elsewhere or before.

    A cell that was hidden is the same count only if nothing was corrected since: if all that was shown still holds.
    """
    content: dict[int, dict[tuple[str, str], int]] = {}
    for number, cell in enumerate(cells):
        content.setdefault(cell.table, {})[cell.code, cell.key] = number
    twins: dict[object, list[int]] = {}
    for number, table in enumerate(tables):
        twins.setdefault((table.id, about(table)), []).append(number)
    for group in twins.values():
        for one in (number for number in group if number < new):
            for other in (number for number in group if number > one):
                yield from _same_places(content.get(one, {}), content.get(other, {}), cells)


def _same_places(
    one: Mapping[tuple[str, str], int], other: Mapping[tuple[str, str], int], cells: Sequence[Cell]
) -> Iterator[Pair]:
    pairs = [(one[place], other[place]) for place in one if place in other]
    known = [pair for pair in pairs if cells[pair[0]].value is not None and cells[pair[1]].value is not None]
    equal = [pair for pair in known if cells[pair[0]].value == cells[pair[1]].value]
    yield from pairs if len(equal) == len(known) else equal


def _grand_totals(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterator[tuple[object, int]]:
    for number, cell in enumerate(cells):
        if cell.code == TOTAL and cell.key == TOTAL and cell.value is not None:
            yield ("total", about(tables[cell.table]), cell.value), number


def _lines(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterator[tuple[object, int]]:
    lines: dict[tuple[int, object], dict[str, int]] = {}
    for number, cell in enumerate(cells):
        lines.setdefault((cell.table, cell.column), {})[cell.code] = number
        if cell.code == TOTAL:
            lines.setdefault((cell.table, TOTAL), {})[cell.key] = number
    for (table, _at), line in lines.items():
        counts = {name: cells[number].value for name, number in line.items()}
        content = frozenset((name, count) for name, count in counts.items() if count != 0)
        if len(content) > 1 and None not in counts.values():
            for name, number in line.items():
                yield ("line", about(tables[table]), content, name), number


def differences(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterator[Pair]:
    """Yield pairs of cells that count the same thing where one period holds the other: larger count first.

    Periods apart from each other are passed over: their difference counts nobody.
    """
    groups: dict[object, list[int]] = {}
    for number, cell in enumerate(cells):
        table = tables[cell.table]
        kind = (table.id, table.unit, _words(table.population, dates=False), cell.code, cell.key)
        if cell.value is not None:
            groups.setdefault(kind, []).append(number)
    for group in groups.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if _nested(tables[cells[one].table], tables[cells[other].table]):
                    yield (one, other) if (cells[one].value or 0) >= (cells[other].value or 0) else (other, one)


def _nested(one: Table, other: Table) -> bool:
    return _holds(one.period, other.period) or _holds(other.period, one.period)


def _holds(outer: Period, inner: Period) -> bool:
    starts = (outer.start or date.min) <= (inner.start or date.min)
    return starts and (inner.end or date.max) <= (outer.end or date.max)

"""All that is published as one system of sums over counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from stegvis.core.shapes import Kind, Table

from .cells import TOTAL, Cell, Sum, read_cells, sums_within
from .groups import group_sums
from .links import differences, same_counts

Place = tuple[str, str, str]  # table id, row code, column key
Address = tuple[int, int, int]  # table, row, column, as numbers
Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

MARGIN, GRAND_TOTAL, ZERO = 4.0, 16.0, 40.0  # how much dearer than an inner cell; zeros are the last resort


@dataclass(frozen=True)
class KnownSum:
    """A sum that holds between tables and that no table states: one place is the sum of the others."""

    whole: Place
    parts: tuple[Place, ...]


@dataclass(frozen=True)
class KnownPart:
    """That who is counted in one place is counted in another as well; those only in `whole` stand in no table."""

    whole: Place
    part: Place


@dataclass(frozen=True)
class System:
    """Counts (each once, however many cells show it) and the sums among them: `sums @ counts = 0`.

    `values`: the counts, NaN where not known. `low`, `high`: between what a reader knows each to be. `earlier`: counts
    with a count of the same thing shown before, whose difference counts persons. `known`: shown before, so a reader has
    them. `printed`: stands in a table that is about to be shown. `weights`: what hiding one costs. `tables`: for each
    count, in which tables it plays a part. `cells`: the count behind each cell of the tables about to be shown.
    """

    values: Numbers
    low: Numbers
    high: Numbers
    earlier: tuple[tuple[int, int], ...]
    known: Mask
    printed: Mask
    weights: Numbers
    sums: csr_array
    tables: tuple[frozenset[int], ...]
    cells: dict[Address, int]


def build(
    tables: Sequence[Table],
    shown_before: Sequence[Table],
    known_sums: Iterable[KnownSum] = (),
    known_parts: Iterable[KnownPart] = (),
) -> System:
    """Read all tables as one system. Raises ValueError where a table's counts contradict the sums it states."""
    together = (*tables, *shown_before)
    cells = read_cells(together)
    counts = _Counts(cells, len(tables))
    counts.join(same_counts(together, cells, len(tables)))
    for each in (*sums_within(together, cells), *group_sums(together, cells), *_named(known_sums, tables, cells)):
        counts.add_sum(each)
    for whole, part in differences(together, cells):
        counts.add_difference(whole, part)
    for whole, part in (*_rests_of_shares(tables, cells), *_contained(known_parts, tables, cells)):
        counts.add_rest(whole, part)
    return counts.system()


def _named(known_sums: Iterable[KnownSum], tables: Sequence[Table], cells: Sequence[Cell]) -> Iterable[Sum]:
    at = _places(tables, cells)
    for each in known_sums:
        if each.whole in at and all(part in at for part in each.parts):
            yield Sum(at[each.whole], tuple(at[part] for part in each.parts))


def _contained(
    known_parts: Iterable[KnownPart], tables: Sequence[Table], cells: Sequence[Cell]
) -> Iterable[tuple[int, int]]:
    """Yield the two cells of each part; where the counts contradict it, it does not hold and is left out."""
    at = _places(tables, cells)
    for each in known_parts:
        if each.whole in at and each.part in at:
            larger, smaller = cells[at[each.whole]].value, cells[at[each.part]].value
            if larger is not None and smaller is not None and larger >= smaller:
                yield at[each.whole], at[each.part]


def _places(tables: Sequence[Table], cells: Sequence[Cell]) -> dict[Place, int]:
    return {(tables[c.table].id, c.code, c.key): n for n, c in enumerate(cells) if c.table < len(tables)}


def _rests_of_shares(tables: Sequence[Table], cells: Sequence[Cell]) -> Iterable[tuple[int, int]]:
    """Yield denominator and numerator of every share: what is left of one without the other is a count as well."""
    at = {(cell.table, cell.row, cell.key): number for number, cell in enumerate(cells)}
    for number, table in enumerate(tables):
        pairs = {each.of for each in table.columns if each.kind is Kind.SHARE and len(each.of) == 2}
        for row in range(len(table.rows)):
            for one, other in sorted(pairs):
                first, second = at.get((number, row, one)), at.get((number, row, other))
                if first is not None and second is not None:
                    yield from _larger_first(first, second, cells)


def _larger_first(one: int, other: int, cells: Sequence[Cell]) -> Iterable[tuple[int, int]]:
    values = cells[one].value, cells[other].value
    if values[0] is not None and values[1] is not None:
        yield (one, other) if values[0] >= values[1] else (other, one)


class _Counts:
    """The system while it is put together: cells that are the same count share one number."""

    def __init__(self, cells: Sequence[Cell], new_tables: int) -> None:
        self.cells, self.new_tables = cells, new_tables
        self.parent = list(range(len(cells)))
        self.value = [cell.value for cell in cells]
        self.sums: list[Sum] = []
        self.rests: list[Sum] = []
        self.earlier: list[tuple[int, int]] = []

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        for one, other in pairs:
            first, second = sorted((self._root(one), self._root(other)))
            values = {self.value[first], self.value[second]} - {None}
            if first != second and len(values) < 2:
                self.parent[second] = first
                self.value[first] = next(iter(values), None)

    def _root(self, cell: int) -> int:
        while self.parent[cell] != cell:
            self.parent[cell] = self.parent[self.parent[cell]]
            cell = self.parent[cell]
        return cell

    def add_sum(self, each: Sum) -> None:
        self.sums.append(Sum(self._root(each.whole), tuple(self._root(part) for part in each.parts)))

    def add_rest(self, whole: int, part: int) -> None:
        """Say that `whole` is `part` and a rest that stands in no table."""
        if self._root(whole) != self._root(part):
            self.rests.append(Sum(self._root(whole), (self._root(part),)))

    def add_difference(self, whole: int, part: int) -> None:
        """Say that the difference of two counts of the same thing is a count: of two new ones, or of new and old."""
        new = [cell for cell in (whole, part) if self.cells[cell].table < self.new_tables]
        if len(new) == 2:
            self.add_rest(whole, part)
        elif new:
            old = part if new[0] == whole else whole
            self.earlier.append((self._root(new[0]), int(self.cells[old].value or 0)))

    def system(self) -> System:
        rests, number = list(dict.fromkeys(self.rests)), self._numbers()
        counts = len(set(number))
        size = counts + len(rests)
        values, weights = np.full(size, np.nan), np.zeros(size)
        known, printed = np.zeros(size, bool), np.zeros(size, bool)
        tables: list[set[int]] = [set() for _count in range(size)]
        for cell, count in zip(self.cells, number, strict=True):
            new = cell.table < self.new_tables
            if cell.value is not None:
                values[count] = cell.value
                known[count] |= not new
            printed[count] |= new
            weights[count] += _weight(cell) if new else 0
            tables[count].add(cell.table)
        sums = [Sum(number[each.whole], tuple(number[part] for part in each.parts)) for each in self.sums]
        for at, rest in enumerate(rests, start=counts):
            whole, part = number[rest.whole], number[rest.parts[0]]
            values[at] = values[whole] - values[part]
            tables[at] = tables[whole] | tables[part]
            sums.append(Sum(whole, (part, at)))
        matrix = _matrix(list(dict.fromkeys(sums)), size)
        _require_no_contradiction(matrix, values)
        earlier = tuple(dict.fromkeys((number[cell], before) for cell, before in self.earlier))
        return System(
            values,
            *_limits(values, earlier),
            earlier,
            known,
            printed,
            weights,
            matrix,
            tuple(map(frozenset, tables)),
            self._addresses(number),
        )

    def _numbers(self) -> list[int]:
        """Return the number of each cell's count."""
        roots = [self._root(cell) for cell in range(len(self.cells))]
        place = {root: at for at, root in enumerate(dict.fromkeys(roots))}
        return [place[root] for root in roots]

    def _addresses(self, number: Sequence[int]) -> dict[Address, int]:
        cells = zip(self.cells, number, strict=True)
        return {(cell.table, cell.row, cell.column): count for cell, count in cells if cell.table < self.new_tables}


def _limits(values: Numbers, earlier: Iterable[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Return what a reader takes for granted: from one publication to the next a count only grows, or only shrinks."""
    low, high = np.zeros(len(values)), np.full(len(values), np.inf)
    for count, before in earlier:
        if values[count] >= before:
            low[count] = max(low[count], before)
        else:
            high[count] = min(high[count], before)
    return low, high


def _require_no_contradiction(matrix: csr_array, values: Numbers) -> None:
    off = matrix @ values
    if np.any(off[~np.isnan(off)] != 0):
        raise ValueError("the tables contradict a sum that should hold between them")


def _weight(cell: Cell) -> float:
    if cell.value == 0:
        return ZERO
    margins = (cell.code == TOTAL) + (cell.key == TOTAL)
    return log2(2 + (cell.value or 0)) * (1.0, MARGIN, GRAND_TOTAL)[margins]


def _matrix(sums: Sequence[Sum], size: int) -> csr_array:
    rows, columns, signs = [], [], []
    for row, each in enumerate(sums):
        for column, sign in ((each.whole, -1.0), *((part, 1.0) for part in each.parts)):
            rows.append(row)
            columns.append(column)
            signs.append(sign)
    return csr_array((signs, (rows, columns)), shape=(len(sums), size))

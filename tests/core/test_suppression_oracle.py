"""Disclosure control against a judge that shares nothing with it: try every table that fits what is published."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core.shapes import HIDDEN, Column, Kind, Period, Table
from stegvis.core.suppression import Rule, protect

pytestmark = pytest.mark.histories

SMALLEST = 3
MORE = 4  # how far above the truth a count is tried, where nothing published bounds it

Rows = list[list[int]]


def grid(name: str, inner: Rows, **more: object) -> Table:
    rows = [[*row, sum(row)] for row in inner]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    codes = [*(f"r{number}" for number in range(len(inner))), "total"]
    keys = [*(f"c{number}" for number in range(len(inner[0]))), "total"]
    columns = (Column("code", "", Kind.CODE), *(Column(key, "") for key in keys))
    cells = tuple((code, *row) for code, row in zip(codes, rows, strict=True))
    return Table(
        **{"id": name, "title": "", "columns": columns, "rows": cells, "unit": "cases", "population": "p"} | more
    )


def published(table: Table) -> list[list[object]]:
    return [list(row[1:]) for row in table.rows]


def inner_tables(shown: list[list[object]], most: int) -> Iterator[Rows]:
    """Every inner table, counts from 0 to `most`, that agrees with each cell shown, totals included."""
    height, width = len(shown) - 1, len(shown[0]) - 1
    lines = [_lines(row[:width], row[width], most) for row in shown[:height]]
    for rows in product(*lines):
        down = [sum(column) for column in zip(*rows, strict=True)]
        if all(cell in (HIDDEN, total) for cell, total in zip(shown[height], [*down, sum(down)], strict=True)):
            yield [list(row) for row in rows]


def _lines(cells: list[object], total: object, most: int) -> list[tuple[int, ...]]:
    choices = [range(most + 1) if cell is HIDDEN else (cell,) for cell in cells]
    return [line for line in product(*choices) if total is HIDDEN or total == sum(line)]


def with_totals(inner: Rows) -> Rows:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def thinkable(shown: Table, truth: Table) -> dict[tuple[int, int], set[int]]:
    most = max(max(row[1:-1]) for row in truth.rows[:-1]) + MORE
    found: dict[tuple[int, int], set[int]] = {}
    for inner in inner_tables(published(shown), most):
        for row, line in enumerate(with_totals(inner)):
            for column, value in enumerate(line):
                found.setdefault((row, column), set()).add(value)
    return found


def is_safe(values: set[int]) -> bool:
    return min(values) <= 1 and max(values) >= SMALLEST - 1 and len(values) > 1


small_tables = st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=3)


@settings(max_examples=150, deadline=None)
@given(small_tables)
def test_no_small_count_can_be_worked_out(inner):
    table = grid("t", inner)
    (shown,) = protect([table], rule=Rule(smallest_shown=SMALLEST))
    values = thinkable(shown, table)
    for row, line in enumerate(with_totals(inner)):
        for column, value in enumerate(line):
            if 1 <= value < SMALLEST:
                assert shown.rows[row][column + 1] is HIDDEN
                assert is_safe(values[row, column])


@settings(max_examples=150, deadline=None)
@given(small_tables)
def test_what_is_shown_is_true_and_nothing_is_hidden_for_nothing(inner):
    table = grid("t", inner)
    (shown,) = protect([table], rule=Rule(smallest_shown=SMALLEST))
    for after, before in zip(shown.rows, table.rows, strict=True):
        assert all(value is HIDDEN or value == true for value, true in zip(after, before, strict=True))
    if not any(1 <= value < SMALLEST for line in with_totals(inner) for value in line):
        assert shown == table


@settings(max_examples=60, deadline=None)
@given(small_tables, st.data())
def test_no_small_count_can_be_worked_out_from_two_tables_with_the_same_columns(inner, data):
    """The second table divides the same columns otherwise, so that its row of totals is the first one's."""
    upper = [[data.draw(st.integers(0, total)) for total in map(sum, zip(*inner, strict=True))]]
    lower = [[total - part for total, part in zip(map(sum, zip(*inner, strict=True)), upper[0], strict=True)]]
    one, other = grid("one", inner), grid("other", upper + lower)
    shown = protect([one, other], rule=Rule(smallest_shown=SMALLEST))
    most = max(max(map(max, inner)), max(map(max, upper + lower))) + MORE
    thought = thinkable_together(shown, most)
    for at, table in enumerate((one, other)):
        for row, line in enumerate(published(table)):
            for column, value in enumerate(line):
                if 1 <= value < SMALLEST:
                    assert is_safe(thought[at, row, column])


def thinkable_together(shown: tuple[Table, ...], most: int) -> dict[tuple[int, int, int], set[int]]:
    """Pairs of tables that fit and have the same totals below."""
    by_totals: list[dict[tuple[int, ...], list[Rows]]] = []
    for table in shown:
        groups: dict[tuple[int, ...], list[Rows]] = {}
        for inner in inner_tables(published(table), most):
            groups.setdefault(tuple(with_totals(inner)[-1]), []).append(inner)
        by_totals.append(groups)
    found: dict[tuple[int, int, int], set[int]] = {}
    for at, groups in enumerate(by_totals):
        for totals in groups:
            if totals in by_totals[1 - at]:
                for inner in groups[totals]:
                    for row, line in enumerate(with_totals(inner)):
                        for column, value in enumerate(line):
                            found.setdefault((at, row, column), set()).add(value)
    return found


@settings(max_examples=100, deadline=None)
@given(small_tables, st.data())
def test_no_small_difference_from_last_month_can_be_worked_out(inner, data):
    grown = [[value + data.draw(st.sampled_from([0, 0, 1, 2, 5])) for value in row] for row in inner]
    rule = Rule(smallest_shown=SMALLEST)
    then, now = grid("t", inner, period=Period()), grid("t", grown, period=Period())
    (before,) = protect([then], rule=rule)
    (shown,) = protect([now], rule=rule, shown_before=[before])
    values = thinkable(shown, now)
    for row, line in enumerate(published(now)):
        for column, value in enumerate(line):
            old = published(before)[row][column]
            if old is not HIDDEN and 1 <= value - old < SMALLEST:
                assert shown.rows[row][column + 1] is HIDDEN
                assert is_safe({each - old for each in values[row, column] if each >= old})

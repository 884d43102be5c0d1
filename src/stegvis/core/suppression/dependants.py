"""Shares, intervals, means and amounts: hidden with the counts they are computed from."""

from stegvis.core.shapes import HIDDEN, Column, Kind, Table

from .cells import TOTAL
from .rule import Rule

COMPUTED = (Kind.SHARE, Kind.AMOUNT, Kind.NUMBER, Kind.DATE, Kind.TEXT)


def hide_what_depends(table: Table, exact: Table, rule: Rule) -> Table:
    """Hide every computed cell whose counts are hidden, or whose base is too small, until nothing more follows.

    `exact` is the table before anything was hidden. The base of a share is the largest of the counts it is computed
    from, or with one count only, that column's total. An amount that names no counts follows every count of its row.
    """
    while True:
        rows = tuple(_row(table, exact, number, rule) for number in range(len(table.rows)))
        if rows == table.rows:
            return table
        table = table.with_rows(rows)


def _row(table: Table, exact: Table, number: int, rule: Rule) -> tuple[object, ...]:
    row = table.rows[number]
    return tuple(
        HIDDEN
        if column.kind in COMPUTED and value is not None and _must_go(table, exact, number, column, rule)
        else value
        for column, value in zip(table.columns, row, strict=True)
    )


def _must_go(table: Table, exact: Table, number: int, column: Column, rule: Rule) -> bool:
    sources = _sources(table, column)
    seen, true = _cells(table, number, sources), _cells(exact, number, sources)
    if column.kind is Kind.SHARE and len(sources) == 1:
        seen, true = [*seen, *_total(table, sources[0])], [*true, *_total(exact, sources[0])]
    if any(value is HIDDEN for value in seen):
        return True
    counts = [value for value in true if isinstance(value, int | float)]
    return bool(counts) and 0 < max(counts) < _least(column, rule)


def _least(column: Column, rule: Rule) -> int:
    return {Kind.SHARE: rule.share_base, Kind.AMOUNT: rule.amount_base, Kind.NUMBER: rule.amount_base}.get(
        column.kind, 0
    )


def _sources(table: Table, column: Column) -> tuple[str, ...]:
    if column.of or column.kind not in (Kind.AMOUNT, Kind.SHARE):
        return column.of
    return tuple(each.key for each in table.columns if each.kind is Kind.COUNT)


def _cells(table: Table, number: int, keys: tuple[str, ...]) -> list[object]:
    return [table.rows[number][table.index(key)] for key in keys]


def _total(table: Table, key: str) -> list[object]:
    return [row[table.index(key)] for row in table.rows if row[0] == TOTAL]

"""Computes features for each person and index month: one pass with range windows, on any engine that has them.

Index rows are put among the months' rows, each looks at the rows of the same person within its window, and the index
rows are kept. Nothing is guessed: a feature is empty when a month of its window is not known, that is

- outside the months that the extract covers, or when the person was not there yet or no longer (`since`, `gone`);
- without a row, unless the extract is sparse, where a month without a row is zero;
- with a row whose cell is empty.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .engine import ibis, require_in
from .extracts import ID, MONTH, Months
from .features import Feature, Function, columns_of

if TYPE_CHECKING:
    from ibis.expr.types import Column, Table

SINCE, GONE = "since", "gone"
INDEX, HAS = "is_index", "has_row"


def features_at(index: "Table", months: Months, features: Sequence[Feature]) -> "Table":
    """Return `id`, `month` and a column for each feature, a row for each row of `index` (ID, MONTH, SINCE, GONE).

    Each pair of the index stands once. SINCE is the first month in which the person was there, GONE the first in which
    she was not any more; empty where neither is known to be so.
    """
    columns = columns_of(features)
    require_in(months.table, columns)
    joined = _with_runs(months, features).union(_index_rows(index, months, features))
    found = joined.mutate(**{each.name: _feature(joined, each, months) for each in features}).filter(
        lambda table: table[INDEX]
    )
    return found.select(ID, MONTH, *(each.name for each in features))


def _with_runs(months: Months, features: Sequence[Feature]) -> "Table":
    """Return the months' rows, with what index rows have besides, and for each run whether one begins there."""
    table = months.table
    runs = {_run(each): _begins(table, each) for each in features if each.function is Function.STABLE}
    empty = ibis().null("int64")
    return table.select(
        ID,
        **{MONTH: table[MONTH].cast("int64")},
        **{name: table[name].cast("float64") for name in columns_of(features)},
        **runs,
        **{SINCE: empty, GONE: empty, INDEX: ibis().literal(False), HAS: ibis().literal(1)},
    )


def _index_rows(index: "Table", months: Months, features: Sequence[Feature]) -> "Table":
    empty = ibis().null("float64")
    runs = {_run(each): empty for each in features if each.function is Function.STABLE}
    return index.select(
        ID,
        **{MONTH: index[MONTH].cast("int64")},
        **dict.fromkeys(columns_of(features), empty),
        **runs,
        **{SINCE: index[SINCE].cast("int64"), GONE: index[GONE].cast("int64")},
        **{INDEX: ibis().literal(True), HAS: ibis().literal(0)},
    )


def _run(feature: Feature) -> str:
    return f"{feature.column}_run{feature.run}"


def _begins(table: "Table", feature: Feature) -> "Column":
    """Return 1 where so many months in a row, from this on, are above zero."""
    window = _window(0, feature.run - 1)
    above = ibis().ifelse(table[feature.column] > 0, 1, 0).sum().over(window)
    return (above == feature.run).cast("float64")


def _feature(table: "Table", feature: Feature, months: Months) -> "Column":
    first = feature.last if feature.function is Function.LAST else feature.first
    known = _is_known(table, feature.column, first, feature.last, months)
    return ibis().ifelse(known, _value(table, feature, first), ibis().null("float64"))


def _window(first: int, last: int) -> Any:
    return ibis().window(group_by=ID, order_by=MONTH, range=(first, last))


def _is_known(table: "Table", column: str, first: int, last: int, months: Months) -> "Column":
    """Return whether every month of the window is known for the person."""
    opens, closes = table[MONTH] + first, table[MONTH] + last
    inside = (opens >= months.covers[0]) & (closes <= months.covers[1])
    there = (table[SINCE].isnull() | (opens >= table[SINCE])) & (table[GONE].isnull() | (closes < table[GONE]))
    window = _window(first, last)
    rows = ibis().coalesce(table[HAS].sum().over(window), 0)
    filled = table[column].count().over(window)
    return inside & there & (filled == (rows if months.sparse else last - first + 1))


def _value(table: "Table", feature: Feature, first: int) -> "Column":
    """Return what the window's months come to; those without a row are zeros."""
    window, column = _window(first, feature.last), table[feature.column]
    total = ibis().coalesce(column.sum().over(window), 0.0)
    if feature.function in (Function.SUM, Function.LAST):
        return total
    if feature.function is Function.MEAN:
        return total / feature.width
    if feature.function is Function.MONTHS:
        return ibis().coalesce(ibis().ifelse(column > 0, 1.0, 0.0).sum().over(window), 0.0)
    if feature.function is Function.STABLE:
        starts = _window(feature.first, feature.last - feature.run + 1)
        return ibis().coalesce(table[_run(feature)].max().over(starts), 0.0)
    lowest = feature.function is Function.LOWEST
    end = (column.min() if lowest else column.max()).over(window)
    with_zero = ibis().least(end, 0.0) if lowest else ibis().greatest(end, 0.0)
    absent = ibis().coalesce(table[HAS].sum().over(window), 0) < feature.width
    return ibis().coalesce(ibis().ifelse(absent, with_zero, end), 0.0)

"""Computes features for each person and index month: one pass with range windows, on any engine that has them.

Index rows are put among the months' rows, each looks at the rows of the same person within its window, and the index
rows are kept. Nothing is guessed: a feature is empty when a month of its window is not known, that is

- outside the months that the extract covers, or when the person was not there yet or no longer (`since`, `gone`);
- without a row, unless the extract is sparse, where a month without a row is zero;
- with a row whose cell is empty.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .engine import ibis, require_in
from .extracts import ID, MONTH, Months
from .features import Feature, Function, columns_of

if TYPE_CHECKING:
    from ibis.expr.types import Column, Table

SINCE, GONE, PLACE = "since", "gone", "place"
Frame = Callable[[int, int], Any]
"""A window from so many months before to so many after."""
INDEX, HAS = "is_index", "has_row"


def features_at(index: "Table", months: Months, features: Sequence[Feature]) -> "Table":
    """Return PLACE and a column for each feature, a row for each row of `index` (PLACE, ID, MONTH, SINCE, GONE).

    Each pair of ID and MONTH stands once in the index. SINCE is the first month in which the person was there, GONE the
    first in which she was not any more; empty where neither is known to be so.
    """
    require_in(months.table, columns_of(features))
    joined = _with_runs(months, features, _range).union(_index_rows(index, features))
    found = joined.mutate(**{each.name: _feature(joined, each, months) for each in features}).filter(
        lambda table: table[INDEX]
    )
    return found.select(PLACE, *(each.name for each in features))


def features_by_row(index: "Table", months: Months, features: Sequence[Feature]) -> "Table":
    """Return the same out of a solid extract, faster: months follow on each other, so rows are counted instead.

    Rows of the index without a row of the same person and month are left out.
    """
    require_in(months.table, columns_of(features))
    table = _with_runs(months, features, _rows)
    values = {each.name: _value(table, each, _first(each), _rows) for each in features}
    rows = table.mutate(**values).select(ID, MONTH, *values)
    table = months.table
    ends = table.group_by(ID).aggregate(begins=table[MONTH].min(), ends=table[MONTH].max())
    asked = index.select(PLACE, ID, SINCE, GONE, **{MONTH: index[MONTH].cast("int64")})
    joined = asked.inner_join(rows, [ID, MONTH]).inner_join(ends, ID)
    return joined.select(PLACE, **{each.name: _if_known(joined, each) for each in features})


def _if_known(table: "Table", feature: Feature) -> "Column":
    opens, closes = table[MONTH] + _first(feature), table[MONTH] + feature.last
    known = (opens >= table.begins) & (closes <= table.ends) & _is_there(table, opens, closes)
    return ibis().ifelse(known, table[feature.name], ibis().null("float64"))


def _with_runs(months: Months, features: Sequence[Feature], frame: Frame) -> "Table":
    """Return the months' rows, with what index rows have besides, and for each run whether one begins there."""
    table = months.table
    runs = {_run(each): _begins(table, each, frame) for each in features if each.function is Function.STABLE}
    empty = ibis().null("int64")
    return table.select(
        ID,
        **{MONTH: table[MONTH].cast("int64")},
        **{name: table[name].cast("float64") for name in columns_of(features)},
        **runs,
        **{SINCE: empty, GONE: empty, PLACE: empty, INDEX: ibis().literal(False), HAS: ibis().literal(1)},
    )


def _index_rows(index: "Table", features: Sequence[Feature]) -> "Table":
    empty = ibis().null("float64")
    runs = {_run(each): empty for each in features if each.function is Function.STABLE}
    return index.select(
        ID,
        **{MONTH: index[MONTH].cast("int64")},
        **dict.fromkeys(columns_of(features), empty),
        **runs,
        **{each: index[each].cast("int64") for each in (SINCE, GONE, PLACE)},
        **{INDEX: ibis().literal(True), HAS: ibis().literal(0)},
    )


def _run(feature: Feature) -> str:
    return f"{feature.column}_run{feature.run}"


def _begins(table: "Table", feature: Feature, frame: Frame) -> "Column":
    """Return 1 where so many months in a row, from this on, are above zero."""
    window = frame(0, feature.run - 1)
    above = ibis().ifelse(table[feature.column] > 0, 1, 0).sum().over(window)
    return (above == feature.run).cast("float64")


def _feature(table: "Table", feature: Feature, months: Months) -> "Column":
    known = _is_known(table, feature.column, _first(feature), feature.last, months)
    return ibis().ifelse(known, _value(table, feature, _first(feature), _range), ibis().null("float64"))


def _first(feature: Feature) -> int:
    return feature.last if feature.function is Function.LAST else feature.first


def _range(first: int, last: int) -> Any:
    return ibis().window(group_by=ID, order_by=MONTH, range=(first, last))


def _rows(first: int, last: int) -> Any:
    return ibis().window(group_by=ID, order_by=MONTH, rows=(first, last))


def _is_there(table: "Table", opens: "Column", closes: "Column") -> "Column":
    came = table[SINCE].isnull() | (opens >= table[SINCE])
    return came & (table[GONE].isnull() | (closes < table[GONE]))


def _is_known(table: "Table", column: str, first: int, last: int, months: Months) -> "Column":
    """Return whether every month of the window is known for the person."""
    opens, closes = table[MONTH] + first, table[MONTH] + last
    inside = (opens >= months.covers[0]) & (closes <= months.covers[1])
    there = _is_there(table, opens, closes)
    window = _range(first, last)
    rows = ibis().coalesce(table[HAS].sum().over(window), 0)
    filled = table[column].count().over(window)
    return inside & there & (filled == (rows if months.sparse else last - first + 1))


def _value(table: "Table", feature: Feature, first: int, frame: Frame) -> "Column":
    """Return what the window's months come to; those without a row are zeros."""
    window, column = frame(first, feature.last), table[feature.column]
    total = ibis().coalesce(column.sum().over(window), 0.0)
    if feature.function in (Function.SUM, Function.LAST):
        return total
    if feature.function is Function.MEAN:
        return total / feature.width
    if feature.function is Function.MONTHS:
        return ibis().coalesce(ibis().ifelse(column > 0, 1.0, 0.0).sum().over(window), 0.0)
    if feature.function is Function.STABLE:
        starts = frame(feature.first, feature.last - feature.run + 1)
        return ibis().coalesce(table[_run(feature)].max().over(starts), 0.0)
    lowest = feature.function is Function.LOWEST
    end = (column.min() if lowest else column.max()).over(window)
    with_zero = ibis().least(end, 0.0) if lowest else ibis().greatest(end, 0.0)
    absent = ibis().coalesce(table[HAS].sum().over(window), 0) < feature.width
    return ibis().coalesce(ibis().ifelse(absent, with_zero, end), 0.0)

"""Extracts of rows about people over time, checked and described before anything is computed from them.

Two shapes: a row for each person and month, and spells (from, to, code). Whatever can't be is refused by file, row and
column; nothing is left out in silence. (A row for each person needs no more than `extract_file` and `persons`.)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..extract_file import located_in
from .days import day_number, month_number
from .engine import ROW, ibis, identity, number, open_extract

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import Table

ID, MONTH, STATE = "id", "month", "state"
WORD = 60
"""Months that are told apart by bits of one whole number."""


@dataclass(frozen=True)
class Description:
    """How much there is: rows, people, first and last month; people with months missing between, and how many."""

    rows: int
    people: int
    first: int
    last: int
    people_with_gaps: int
    months_missing: int


@dataclass(frozen=True, eq=False)
class Months:
    """A row at most for each person and month: `id`, `month` (see `days`), and columns of numbers.

    `sparse`: there are rows only where something is, so that a month without one inside `first` … `last` is a zero of
    a resident; otherwise nothing is known of it. `solid`: nobody lacks a month between her first and last, nor a value.
    """

    backend: "BaseBackend"
    table: "Table"
    values: tuple[str, ...]
    about: Description
    sparse: bool
    solid: bool = False

    @property
    def covers(self) -> tuple[int, int]:
        """The first and the last month of which the extract says anything."""
        return self.about.first, self.about.last

    def of(self, rows: "Table") -> "Months":
        """Return some of the rows, of an extract that covers the same months."""
        return replace(self, table=rows)


def person_months(
    backend: "BaseBackend", path: Path, *, id: str, month: str, values: Sequence[str], sparse: bool = False
) -> Months:
    """Open an extract with a row for each person and month.

    Raises DataProblem at missing identities, impossible months, months that a person has twice, and columns that are no
    numbers.
    """
    opened = open_extract(backend, path, [id, month, *values], as_text=[id])
    with located_in(path):
        columns = {ID: identity(opened[id]), MONTH: month_number(opened[month]), ROW: opened[ROW]}
        table = opened.select(**columns, **{name: number(opened[name]) for name in values})
        _refuse_rows(table, {id: table[ID].isnull(), month: table[MONTH].isnull()}, backend)
        found = look(table, values, backend)
        if found.twice:
            raise _twice(table, month, backend)
    solid = not (sparse or found.about.months_missing or found.empty)
    return Months(backend, table.drop(ROW), tuple(values), found.about, sparse, solid)


def spells(
    backend: "BaseBackend",
    path: Path,
    *,
    id: str,
    start: str,
    end: str,
    code: str,
    codes: Sequence[str] = (),
    priority: bool = False,
    last: int | None = None,
) -> Months:
    """Open an extract of spells, both days included, as months: a column for each code that is 1 where it holds.

    A code holds in a month when it does on any day of it. `codes` are those that can be; in their order they decide the
    month's `state` when several hold, and overlapping spells are refused unless that `priority` is asked for. A spell
    without end holds until `last`, or the last month that stands in the file.

    Raises DataProblem at missing identities, impossible days, ends before starts, unknown codes, and overlaps.
    """
    table, known = spell_rows(backend, path, id=id, start=start, end=end, code=code, codes=codes, overlapping=priority)
    return _as_months(backend, table, known, last)


def spell_rows(
    backend: "BaseBackend",
    path: Path,
    *,
    id: str,
    start: str,
    end: str,
    code: str,
    codes: Sequence[str] = (),
    overlapping: bool = False,
) -> tuple["Table", list[str]]:
    """Open an extract of spells as it is: ID, `start` and `end` (days YYYYMMDD), STATE; and the codes that there are.

    Raises DataProblem as `spells` does.
    """
    opened = open_extract(backend, path, [id, start, end, code], as_text=[id, code])
    with located_in(path):
        _refuse_mistaken_ends(opened, end, backend)
        table = opened.select(
            **{ID: identity(opened[id]), STATE: _code(opened[code]), ROW: opened[ROW]},
            start=day_number(opened[start], at_end=False),
            end=day_number(opened[end], at_end=True),
        )
        _refuse_rows(table, {id: table[ID].isnull(), start: table["start"].isnull()}, backend)
        _refuse_backward(table, end, backend)
        known = list(codes) or sorted(backend.to_polars(table.select(STATE).distinct())[STATE].drop_nulls().to_list())
        _refuse_unknown(table, code, known, backend)
        if not overlapping:
            _refuse_overlaps(table, start, backend)
    return table, known


@dataclass(frozen=True)
class Look:
    """What one pass over an extract sees: its description, people with a month twice, and empty cells of values."""

    about: Description
    twice: int
    empty: int


def look(table: "Table", values: Sequence[str], backend: "BaseBackend") -> Look:
    """Look through a table with ID and MONTH in one pass by person. Raises DataProblem when it has no rows.

    A month is a bit of a word of sixty: where the sum of a person's bits is not their union, one stands twice.
    """
    ends = _only_row(backend, table.aggregate(first=table[MONTH].min(), last=table[MONTH].max()))
    if ends["first"] is None:
        raise DataProblem(Finding(message=_("There are no rows."), expected=_("a row at least")))
    bits = [_bits(table, start) for start in range(int(ends["first"]), int(ends["last"]) + 1, WORD)]
    filled = sum((table[name].count() for name in values), ibis().literal(0))
    unlike = [each.sum() != each.bit_or() for each in bits]
    own = table.group_by(ID).aggregate(
        n=table.count(),
        span=table[MONTH].max() - table[MONTH].min() + 1,
        filled=filled,
        twice=reduce(or_, unlike),
    )
    found = _only_row(
        backend,
        own.aggregate(
            rows=own.n.sum(),
            people=own.count(),
            people_with_gaps=(own.span > own.n).sum(),
            months_missing=(own.span - own.n).sum(),
            filled=own.filled.sum(),
            twice=own.twice.sum(),
        ),
    )
    numbers = {name: int(value) for name, value in found.items()}
    empty, twice = numbers["rows"] * len(values) - numbers.pop("filled"), numbers.pop("twice")
    return Look(Description(first=int(ends["first"]), last=int(ends["last"]), **numbers), twice, empty)


def _bits(table: "Table", start: int) -> Any:
    place = table[MONTH] - start
    inside = place.between(0, WORD - 1)
    shift = ibis().ifelse(inside, place, 0).cast("int64")  # else the engine may take a narrower kind of number
    return ibis().ifelse(inside, ibis().literal(1, "int64") << shift, 0)


def _as_months(backend: "BaseBackend", table: "Table", codes: Sequence[str], last: int | None) -> Months:
    months = table.mutate(low=_month(table.start), high=_month(table.end))
    ends = _only_row(backend, months.aggregate(low=months.low.min(), high=months.high.max(), start=months.low.max()))
    if ends["low"] is None:
        raise DataProblem(Finding(message=_("There are no rows."), expected=_("a row at least")))
    final = last if last is not None else int(max(ends["high"] or 0, ends["start"]))
    calendar = ibis().range(int(ends["low"]), final + 1).unnest().name(MONTH).as_table()
    open_ = months.mutate(high=ibis().coalesce(months.high, final))
    held = open_.join(calendar, [open_.low <= calendar[MONTH], open_.high >= calendar[MONTH]])
    indicators = {each: (held[STATE] == each).max().cast("float64") for each in codes}
    grouped = held.group_by([ID, MONTH]).aggregate(**indicators)
    state = ibis().cases(*((grouped[each] > 0, each) for each in codes))
    # Kept, since months of spells are read again and again.
    wide = backend.create_table(ibis().util.gen_name("months"), grouped.mutate(**{STATE: state}), temp=True)
    return Months(backend, wide, tuple(codes), look(wide, codes, backend).about, sparse=True)


def _month(day: Any) -> Any:
    return (day // 10_000) * 12 + (day // 100) % 100 - 1


def _code(column: Any) -> Any:
    """Return codes as text, whole numbers without decimals."""
    return (column.cast("int64") if column.type().is_numeric() else column).cast("string").strip()


def _only_row(backend: "BaseBackend", table: "Table") -> dict[str, Any]:
    row: dict[str, Any] = backend.to_polars(table).row(0, named=True)
    return row


def _first(backend: "BaseBackend", wrong: "Table") -> tuple[int, int]:
    """Return how many rows are wrong, and the first of them."""
    found = _only_row(backend, wrong.aggregate(count=wrong.count(), row=wrong[ROW].min()))
    return int(found["count"]), int(found["row"] or 0)


def _refuse(backend: "BaseBackend", wrong: "Table", column: str, message: str, **more: Any) -> None:
    count, row = _first(backend, wrong)
    if count:
        values = (("count", count), *more.pop("values", ()))
        raise DataProblem(Finding(message=message, column=column, row=row, values=values, **more))


def _refuse_rows(table: "Table", wrong: Mapping[str, Any], backend: "BaseBackend") -> None:
    (id, no_id), (day, no_day) = wrong.items()
    found = _only_row(backend, table.aggregate(none=(no_id | no_day).sum()))
    if not found["none"]:
        return
    _refuse(backend, table.filter(no_id), id, _("The identity is missing in {count} rows; this is the first."))
    _refuse(
        backend,
        table.filter(no_day),
        day,
        _("{count} rows have no such month or day; this is the first."),
        expected=_("201012, 2010-12, 2010-12-31 or a date"),
    )


def _twice(table: "Table", month: str, backend: "BaseBackend") -> DataProblem:
    """Return the problem of months that stand twice, with the first such row."""
    groups = table.group_by([ID, MONTH]).aggregate(n=table.count(), **{ROW: table[ROW].max()})
    count, row = _first(backend, groups.filter(groups.n > 1))
    message = _("{count} months stand twice for the same person; this is the first such row.")
    expected = _("one row for each person and month")
    return DataProblem(Finding(message=message, column=month, row=row, expected=expected, values=(("count", count),)))


def _refuse_mistaken_ends(opened: "Table", end: str, backend: "BaseBackend") -> None:
    """Refuse an end that is written and no day; an empty one is open."""
    column = opened[end]
    written = column.notnull() & (column.strip() != "") if column.type().is_string() else column.notnull()
    _refuse(
        backend,
        opened.filter(written & day_number(column, at_end=True).isnull()),
        end,
        _("{count} rows have no such month or day; this is the first."),
        expected=_("201012, 2010-12, 2010-12-31 or a date"),
    )


def _refuse_backward(table: "Table", end: str, backend: "BaseBackend") -> None:
    wrong = table.filter(table.end < table.start)
    _refuse(backend, wrong, end, _("{count} spells end before they start; this is the first."))


def _refuse_unknown(table: "Table", code: str, known: Sequence[str], backend: "BaseBackend") -> None:
    wrong = table.filter(table[STATE].isnull() | table[STATE].notin(list(known)))
    message = _("{count} rows have a code that is not known; this is the first.")
    _refuse(backend, wrong, code, message, expected=_("one of: {codes}"), values=(("codes", ", ".join(known)),))


def _refuse_overlaps(table: "Table", start: str, backend: "BaseBackend") -> None:
    earlier = ibis().window(group_by=ID, order_by=[table.start, table[ROW]], preceding=(None, 1))
    until = ibis().coalesce(table.end, 99_999_999).max().over(earlier)
    _refuse(
        backend,
        table.mutate(until=until).filter(lambda each: each.start <= each.until),
        start,
        _("{count} spells begin while another of the same person lasts; this is the first."),
        expected=_("spells that do not overlap, or an order of priority"),
        hint=_("Name the codes in the order in which they decide the month's state."),
    )

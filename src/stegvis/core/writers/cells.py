"""Cells, headings and notes of a table in the reader's language."""

from collections.abc import Iterator

from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import HIDDEN, Column, Kind, Period, Table
from stegvis.core.writers.prose import clean

TOTAL = "total"
NUMERIC = (Kind.COUNT, Kind.SHARE, Kind.AMOUNT, Kind.NUMBER)
HIDDEN_NOTE = _(".. means that the number is hidden.")
NO_VALUE_NOTE = _("– means that there is no value.")
DECIMALS = {Kind.COUNT: 0, Kind.AMOUNT: 0}


def is_numeric(column: Column) -> bool:
    return column.kind in NUMERIC


def is_total(row: tuple[object, ...]) -> bool:
    return row[0] == TOTAL


def heading(column: Column, words: Words, title: object = "") -> str:
    """Return the column's heading with its unit, where neither the heading nor the table's title already says it."""
    text = words.text(column.label)
    unit = words.text(column.unit) if column.unit else ""
    said = f"{text} {words.text(title)}".lower()
    return clean(f"{text} ({unit})" if unit and unit.lower() not in said else text)


def cell(value: object, column: Column, words: Words) -> str:
    """Write one cell: `..` when hidden, a dash when there is no value, shares as per cent, amounts without decimals."""
    if isinstance(value, float) and column.kind is Kind.SHARE:
        return words.percent(value)
    return clean(words.value(value, decimals=DECIMALS.get(column.kind, 1)))


def printed_columns(table: Table) -> tuple[int, ...]:
    """Return the columns that are read by people: codes are left out where a label says the same."""
    labelled = any(column.kind is Kind.LABEL for column in table.columns)
    return tuple(place for place, column in enumerate(table.columns) if not (labelled and column.kind is Kind.CODE))


def notes(table: Table, words: Words) -> tuple[str, ...]:
    """Return what stands under the table: whom it is about, when, what is counted, and what the marks mean."""
    return tuple(clean(note) for note in _notes(table, words) if note)


def _notes(table: Table, words: Words) -> Iterator[str]:
    yield " ".join(_scope(table, words))
    for note in table.notes:
        yield words.text(note)
    values = [value for row in table.rows for value in row]
    if any(value is HIDDEN for value in values):
        yield words.text(HIDDEN_NOTE)
    if any(value is None for value in values):
        yield words.text(NO_VALUE_NOTE)


def _scope(table: Table, words: Words) -> Iterator[str]:
    if population := words.text(table.population):
        yield population if population.endswith(".") else f"{population}."
    if when := period(table.period, words):
        yield words.text(_("Period: {period}.")).format(period=when)
    if table.cut_off:
        yield words.text(_("Known up to and including {day}.")).format(day=words.value(table.cut_off))
    yield words.text(_("Counted: {unit}.")).format(unit=words.text(table.unit))


def period(period: Period, words: Words) -> str:
    """Write a period as `2009-02-01–2010-12-31`, `from …`, `up to and including …`, or nothing when it is open."""
    start, end = period.start, period.end
    if start and end:
        return f"{words.value(start)}–{words.value(end)}"
    if start:
        return words.text(_("from {day}")).format(day=words.value(start))
    return words.text(_("up to and including {day}")).format(day=words.value(end)) if end else ""

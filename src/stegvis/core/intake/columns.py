"""A whole column read at once: each different cell is read one time, and looked up for the rest."""

from collections.abc import Callable, Sequence
from datetime import date

from stegvis.core.intake import cells
from stegvis.core.intake.cells import Flaw, Reader
from stegvis.core.intake.codes import code_reader
from stegvis.core.intake.fields import Field, Type
from stegvis.core.intake.mapping import SheetMapping
from stegvis.core.intake.sheets import Cell
from stegvis.core.marking import _
from stegvis.core.personal_numbers import NotAPersonalNumber, parse, parse_plain

OUT_OF_BOUNDS = _("The number is too large or too small.")
BETWEEN = _("a number from {least} to {most}")


def read_field(
    column: Sequence[Cell], field: Field, mapping: SheetMapping, as_of: date
) -> tuple[list[object], dict[int, Flaw]]:
    """Return the values of a field's column, None for empty cells, and the flaws by place in the column."""
    if field.type is Type.PERSONAL_NUMBER:
        return read_numbers(column, as_of)
    return read_column(column, reader_of(field, mapping, as_of))


def reader_of(field: Field, mapping: SheetMapping, as_of: date) -> Reader:
    """Return the reader of one field in one sheet."""
    share = field.name.endswith("share")
    readers: dict[Type, Callable[[], Reader]] = {
        Type.PERSONAL_NUMBER: lambda: number_reader(as_of),
        Type.TEXT: lambda: cells.read_text,
        Type.CODE: lambda: code_reader(field.codes or "", mapping.values.get(field.name)),
        Type.DAY: lambda: cells.day_reader(as_of, mapping.day_order),
        Type.MONTH: lambda: cells.month_reader(as_of, mapping.day_order),
        Type.WHOLE: lambda: _bounded(field, cells.whole_reader(mapping.decimal_mark, share=share)),
        Type.DECIMAL: lambda: _bounded(field, cells.number_reader(mapping.decimal_mark)),
        Type.YES_NO: lambda: cells.read_yes_no,
    }
    return readers[field.type]()


def number_reader(as_of: date) -> Reader:
    """Return a reader of personal numbers as twelve digits."""

    def read(cell: Cell) -> cells.Read:
        try:
            return parse(cell, as_of=as_of).number, None
        except NotAPersonalNumber as problem:
            finding = problem.findings[0]
            return None, Flaw(finding.message, finding.expected, finding.hint, values=finding.values)

    return read


def _bounded(field: Field, read: Reader) -> Reader:
    least, most = field.least, field.most
    if least is None or most is None:
        return read
    flaw = Flaw(OUT_OF_BOUNDS, BETWEEN, values=(("least", least), ("most", most)))

    def read_bounded(cell: Cell) -> cells.Read:
        found, problem = read(cell)
        inside = isinstance(found, int | float) and least <= found <= most
        return (found, None) if inside else (None, problem or flaw)

    return read_bounded


def read_column(column: Sequence[Cell], read: Reader) -> tuple[list[object], dict[int, Flaw]]:
    """Return the values of a column, None for empty cells, and the flaws by place in the column."""
    known: dict[Cell, cells.Read] = {
        cell: (None, None) if isinstance(cell, str) and not cell.strip() else read(cell) for cell in set(column)
    }
    values = [known[cell][0] for cell in column]
    flawed = {cell for cell, (_value, flaw) in known.items() if flaw}
    if not flawed:
        return values, {}
    flaws = {place: known[cell][1] for place, cell in enumerate(column) if cell in flawed}
    return values, {place: flaw for place, flaw in flaws.items() if flaw}


def read_numbers(column: Sequence[Cell], as_of: date) -> tuple[list[object], dict[int, Flaw]]:
    """Read a column of personal numbers: the plainly written ones together, the others one by one."""
    values: list[object] = list(parse_plain(column, as_of=as_of))
    rest = [place for place, value in enumerate(values) if value is None]
    if not rest:
        return values, {}
    found, flaws = read_column([column[place] for place in rest], number_reader(as_of))
    for place, value in zip(rest, found, strict=True):
        values[place] = value
    return values, {rest[place]: flaw for place, flaw in flaws.items()}

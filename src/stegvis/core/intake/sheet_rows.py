"""The rows of one sheet under a mapping: cells become values, column by column."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from stegvis.core.errors import Finding, MissingColumns
from stegvis.core.intake.cells import Flaw
from stegvis.core.intake.columns import read_field
from stegvis.core.intake.draft import Draft
from stegvis.core.intake.fields import POLARS, Field, Record, Type
from stegvis.core.intake.headings import Headings, find_headings
from stegvis.core.intake.mapping import SheetMapping
from stegvis.core.intake.records import RECORDS
from stegvis.core.intake.sheets import Cell, Sheet
from stegvis.core.intake.words import plain
from stegvis.core.marking import _

EMPTY_CELL = Flaw(_("The cell is empty."), _("a value in every row"))
_SUMS = ("summa", "totalt", "total", "antal", "summa:")


def locate(sheet: Sheet, mapping: SheetMapping, file: str) -> Headings:
    """Return the sheet's headings. Raises MissingColumns, naming each mapped heading that the sheet lacks."""
    headings, missing = find_headings(sheet, tuple(mapping.columns), mapping.header_row - 1, mapping.header_rows)
    if missing:
        findings = (
            Finding(
                message=_("The column is missing."),
                file=file,
                sheet=sheet.name,
                column=heading,
                hint=_("Check the headings, or make a new mapping for this layout."),
            )
            for heading in mapping.columns
            if plain(heading) in missing
        )
        raise MissingColumns(*findings)
    return headings


def read_rows(sheet: Sheet, headings: Headings, mapping: SheetMapping, file: str, as_of: date) -> Draft:
    """Read every row below the headings that has something in a mapped column; rows of sums are left out."""
    record = RECORDS[mapping.record]
    places = headings.places()
    columns = {field: places[plain(heading)] for heading, field in mapping.columns.items()}
    first = headings.data_row
    cells: dict[str, Sequence[Cell]] = {name: sheet.column(place, first) for name, place in columns.items()}
    kept = _filled(cells, sheet, first, record)
    cells = {name: _pick(column, kept) for name, column in cells.items()}
    numbers = [first + place + 1 for place in kept]
    draft = Draft(file, record, pl.DataFrame(), {sheet.name: {field: text for text, field in mapping.columns.items()}})
    frame: dict[str, pl.Series] = {
        "sheet": pl.repeat(sheet.name, len(kept), eager=True, dtype=pl.String),
        "row": pl.Series(numbers, dtype=pl.Int64),
    }
    for field in record:
        column = cells.get(field.name) or [mapping.constants.get(field.name, "")] * len(kept)
        values, flaws = read_field(column, field, mapping, as_of)
        frame[field.name] = pl.Series(field.name, values, dtype=POLARS[field.type])
        _note(draft, field, numbers, flaws, values)
    draft.frame = pl.DataFrame(frame)
    _note_broken(draft, sheet, columns, set(numbers))
    return draft


def _pick(column: Sequence[Cell], kept: Sequence[int]) -> Sequence[Cell]:
    return column if len(kept) == len(column) else [column[place] for place in kept]


def _filled(cells: Mapping[str, Sequence[Cell]], sheet: Sheet, first: int, record: Record) -> Sequence[int]:
    """Return the places of the rows that are neither empty nor a row of sums."""
    places: Sequence[int] = range(max(len(sheet.rows) - first, 0))
    blank: Sequence[int] = places
    for column in cells.values():
        blank = [place for place in blank if column[place] == "" or plain(column[place]) == ""]
    key = next((field.name for field in record if field.required and field.type is Type.PERSONAL_NUMBER), None)
    unnumbered = [place for place in places if cells[key][place] == ""] if key and key in cells else []
    left_out = {*blank, *(place for place in unnumbered if _is_sum(sheet.rows[first + place]))}
    return [place for place in places if place not in left_out] if left_out else places


def _is_sum(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and plain(cell).startswith(_SUMS) for cell in row)


def _note(
    draft: Draft, field: Field, numbers: Sequence[int], flaws: Mapping[int, Flaw], values: Sequence[object]
) -> None:
    sheet = next(iter(draft.columns))
    for place, flaw in flaws.items():
        draft.add(sheet, numbers[place], field.name, flaw)
    if field.required:
        for place, value in enumerate(values):
            if value is None and place not in flaws:
                draft.add(sheet, numbers[place], field.name, EMPTY_CELL)


def _note_broken(draft: Draft, sheet: Sheet, columns: Mapping[str, int], numbers: set[int]) -> None:
    fields = {place: name for name, place in columns.items()}
    for (row, column), message in sheet.broken.items():
        if column in fields and row + 1 in numbers:
            hint = _("Put the value there instead of the formula.")
            draft.add(sheet.name, row + 1, fields[column], Flaw(message, hint=hint))

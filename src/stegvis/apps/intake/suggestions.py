"""What is proposed for a new layout, kept until somebody confirms it: with masked samples of each column."""

import re
from typing import Any

from stegvis.core.intake import RECORDS, Mapping, Sheet, SheetMapping, Sheets, Suggestion
from stegvis.core.intake.fields import Field
from stegvis.core.intake.headings import headings_at
from stegvis.core.intake.sheets import Cell
from stegvis.core.intake.suggest import SheetSuggestion, suggest_values
from stegvis.core.intake.words import plain, tidy

SAMPLES = 3
MOST_WORDS = 80
_DIGIT, _CAPITAL, _SMALL = re.compile(r"\d"), re.compile(r"[A-ZÅÄÖÉÜØÆ]"), re.compile(r"[a-zåäöéüøæ]")


def kept_suggestion(suggestion: Suggestion, sheets: Sheets, confirmed: Mapping | None = None) -> dict[str, Any]:
    """Return the proposal as plain data; where somebody has confirmed a mapping, what that says goes first."""
    return {"sheets": [_sheet(each, sheets[each.sheet], _of(confirmed, each.record)) for each in suggestion.sheets]}


def words_of(kept: dict[str, Any]) -> dict[tuple[str, str], str | None]:
    """Return the words of a kept proposal by field and word, each with its code."""
    values = (value for sheet in kept["sheets"] for value in sheet["values"])
    return {(each["field"], each["word"]): each["code"] for each in values}


def _of(confirmed: Mapping | None, record: str) -> SheetMapping | None:
    return next((each for each in confirmed.sheets if each.record == record), None) if confirmed else None


def _sheet(each: SheetSuggestion, sheet: Sheet, confirmed: SheetMapping | None) -> dict[str, Any]:
    headings = headings_at(sheet, each.header_row - 1, each.header_rows)
    places = headings.places()
    columns = {column.heading: column for column in each.columns}
    fields = {heading: column.field for heading, column in columns.items()}
    if confirmed:
        named = {plain(heading): field for heading, field in confirmed.columns.items()}
        fields = {heading: named.get(plain(heading)) for heading in fields}
    return {
        "sheet": each.sheet,
        "record": each.record,
        "header_row": each.header_row,
        "header_rows": each.header_rows,
        "columns": [
            {
                "heading": heading,
                "field": field,
                "confidence": 1.0 if confirmed else round(columns[heading].confidence, 2),
                "samples": _samples(sheet, places.get(plain(heading)), headings.data_row),
            }
            for heading, field in fields.items()
        ],
        "values": [
            word
            for heading, field in fields.items()
            if field and RECORDS[each.record][field].codes
            for word in _words(
                sheet.column(places[plain(heading)], headings.data_row), RECORDS[each.record][field], confirmed
            )
        ],
    }


def _words(column: list[Cell], field: Field, confirmed: SheetMapping | None) -> list[dict[str, Any]]:
    """Return the words of a column that the code list does not have, each with the code proposed or confirmed."""
    said = {plain(word): code for word, code in (confirmed.values.get(field.name, {}) if confirmed else {}).items()}
    return [
        {"field": field.name, "word": each.word, "code": said.get(plain(each.word), each.code)}
        for each in suggest_values(column, field)[:MOST_WORDS]
    ]


def _samples(sheet: Sheet, place: int | None, first: int) -> list[str]:
    if place is None:
        return []
    filled = (tidy(cell) for cell in sheet.column(place, first) if tidy(cell))
    return list(dict.fromkeys(masked(text) for text in filled))[:SAMPLES]


def masked(text: str) -> str:
    """Return the shape of a cell without what it says: 9 for a digit, A and a for letters."""
    return _SMALL.sub("a", _CAPITAL.sub("A", _DIGIT.sub("9", text)))[:24]

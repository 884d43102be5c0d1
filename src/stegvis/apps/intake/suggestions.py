"""What is proposed for a new layout, kept until somebody confirms it: with masked samples of each column."""

import re
from typing import Any

from stegvis.core.intake import Sheet, Sheets, Suggestion
from stegvis.core.intake.headings import headings_at
from stegvis.core.intake.words import plain, tidy

SAMPLES = 3
_DIGIT, _CAPITAL, _SMALL = re.compile(r"\d"), re.compile(r"[A-ZÅÄÖÉÜØÆ]"), re.compile(r"[a-zåäöéüøæ]")


def kept_suggestion(suggestion: Suggestion, sheets: Sheets) -> dict[str, Any]:
    """Return the proposal as plain data."""
    return {
        "missing": list(suggestion.missing),
        "sheets": [_sheet(each, sheets[each.sheet]) for each in suggestion.sheets],
    }


def _sheet(each: Any, sheet: Sheet) -> dict[str, Any]:
    headings = headings_at(sheet, each.header_row - 1, each.header_rows)
    places = headings.places()
    return {
        "sheet": each.sheet,
        "record": each.record,
        "header_row": each.header_row,
        "header_rows": each.header_rows,
        "columns": [
            {
                "heading": column.heading,
                "field": column.field,
                "confidence": round(column.confidence, 2),
                "alternatives": [name for name, _score in column.alternatives],
                "samples": _samples(sheet, places.get(plain(column.heading)), headings.data_row),
            }
            for column in each.columns
        ],
        "values": [
            {
                "field": value.field,
                "word": value.word,
                "code": value.code,
                "alternatives": [code for code, _score in value.alternatives],
            }
            for value in each.values
        ],
    }


def _samples(sheet: Sheet, place: int | None, first: int) -> list[str]:
    if place is None:
        return []
    filled = (tidy(cell) for cell in sheet.column(place, first) if tidy(cell))
    return list(dict.fromkeys(masked(text) for text in filled))[:SAMPLES]


def masked(text: str) -> str:
    """Return the shape of a cell without what it says: 9 for a digit, A and a for letters."""
    return _SMALL.sub("a", _CAPITAL.sub("A", _DIGIT.sub("9", text)))[:24]

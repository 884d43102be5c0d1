"""A mapping proposed for a layout nobody has seen: headings and values compared with fields, synonyms and code lists.

Nothing is decided here. A person confirms or changes every line, and `Suggestion.mapping` is what is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from stegvis.core.intake.codes import UNMAPPED, names_of, nearest_codes
from stegvis.core.intake.columns import reader_of
from stegvis.core.intake.fields import Field, Record, Type
from stegvis.core.intake.headings import SEARCHED_ROWS, Headings, headings_at
from stegvis.core.intake.mapping import Mapping, SheetMapping
from stegvis.core.intake.records import BY_KIND, RECORDS, Kind
from stegvis.core.intake.sheets import Cell, CellKind, Sheet, Sheets, kind_of
from stegvis.core.intake.words import plain, tidy

_SAMPLE = 60
_CERTAIN = 0.55  # a column is proposed for a field from here
_WORTH_SHOWING = 0.3
_SURE_OF_CODE = 80.0
_HEADING_WEIGHT = 0.65
_NAMED_AT_LEAST = 0.45
_NAME_IS_ENOUGH = 92.0
_NAMED_WELL = 0.75  # an empty column is proposed by its heading from here: next month it may hold something


@dataclass(frozen=True)
class ColumnSuggestion:
    """A heading, the field proposed for it (None: ignore), how sure (0–1), and other fields that it might be."""

    heading: str
    field: str | None
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class ValueSuggestion:
    """A word in a column of codes, the code proposed for it, how sure (0–1), and other codes it might be."""

    field: str
    word: str
    code: str | None
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class SheetSuggestion:
    """What is proposed for one sheet."""

    sheet: str
    record: str
    header_row: int
    header_rows: int
    columns: tuple[ColumnSuggestion, ...]
    values: tuple[ValueSuggestion, ...]
    confidence: float


@dataclass(frozen=True)
class Suggestion:
    """What is proposed for a file, the surest sheet first. `missing`: required fields that no column was found for."""

    kind: Kind
    sheets: tuple[SheetSuggestion, ...]
    missing: tuple[str, ...]

    def mapping(self, name: str) -> Mapping:
        """Return the proposal as a mapping, to be kept once it has been confirmed."""
        return Mapping(name=name, kind=self.kind, sheets=tuple(_mapping_of(each) for each in self.sheets))


def suggest_mapping(sheets: Sheets, kind: Kind, *, as_of: date) -> Suggestion:
    """Propose a mapping for each visible sheet that has the required fields of some record of `kind`.

    Where no sheet has them all, the best sheet is proposed with what is missing.
    """
    proposed = []
    for sheet in sheets.sheets:
        if sheet.rows and not sheet.hidden:
            proposed.append(_best_record(sheet, kind, as_of))
    proposed.sort(key=lambda each: (len(_missing(each)), -each.confidence))
    whole = tuple(each for each in proposed if not _missing(each)) or tuple(proposed[:1])
    return Suggestion(kind, whole, _missing(whole[0]) if whole else ())


def find_header(sheet: Sheet) -> Headings:
    """Return the row (or two rows) that look most like headings: many different texts, and none like them below."""
    rows = range(min(SEARCHED_ROWS, len(sheet.rows)))
    best = max(rows, key=lambda row: (_heading_likeness(sheet, row), -row))
    merged_above = any(top == bottom == best - 1 and right > left for (top, left), (bottom, right) in sheet.merged)
    if merged_above and _heading_likeness(sheet, best - 1) > 1:
        return headings_at(sheet, best - 1, 2)
    return headings_at(sheet, best)


def _heading_likeness(sheet: Sheet, row: int) -> float:
    texts = {
        plain(cell)
        for cell in sheet.rows[row]
        if kind_of(cell) is CellKind.TEXT and not any(map(str.isdigit, str(cell)[:4]))
    }
    texts.discard("")
    known = sum(max(_likeness(text, name) for name in _ALL_NAMES) >= _NAME_IS_ENOUGH for text in texts)
    below = sheet.rows[row + 1 : row + 4]
    filled = max((sum(cell != "" for cell in each) for each in below), default=0)
    return len(texts) + 2.0 * known + 0.1 * min(filled, len(texts))


def _best_record(sheet: Sheet, kind: Kind, as_of: date) -> SheetSuggestion:
    headings = find_header(sheet)
    found = [_propose(sheet, headings, record, as_of) for record in BY_KIND[kind]]
    return max(found, key=lambda each: (-len(_missing(each)), sum(c.confidence for c in each.columns if c.field)))


def _missing(suggestion: SheetSuggestion) -> tuple[str, ...]:
    given = {each.field for each in suggestion.columns}
    return tuple(each.name for each in RECORDS[suggestion.record] if each.required and each.name not in given)


def _propose(sheet: Sheet, headings: Headings, record: Record, as_of: date) -> SheetSuggestion:
    places = [place for place, text in enumerate(headings.texts) if text]
    samples = {place: _sample(sheet, headings, place) for place in places}
    scores = {
        (place, field.name): _score(headings.texts[place], samples[place], field, as_of)
        for place in places
        for field in record
    }
    chosen = _assign(scores)
    columns = tuple(_column(headings.texts[place], place, chosen.get(place), scores, record) for place in places)
    values = tuple(
        value
        for place, name in sorted(chosen.items())
        if record[name].codes
        for value in suggest_values(sheet.column(place, headings.data_row), record[name])
    )
    sure = [each.confidence for each in columns if each.field]
    confidence = sum(sure) / len(sure) if sure else 0.0
    rows = headings.data_row - headings.first_row
    return SheetSuggestion(sheet.name, record.name, headings.first_row + 1, rows, columns, values, confidence)


def _sample(sheet: Sheet, headings: Headings, place: int) -> list[Cell]:
    filled = [cell for cell in sheet.column(place, headings.data_row) if kind_of(cell) is not CellKind.EMPTY]
    return list(dict.fromkeys(filled))[:_SAMPLE]


def _score(heading: str, sample: Sequence[Cell], field: Field, as_of: date) -> float:
    """Say how well a column fits a field: mostly by its heading, also by how many of its cells can be read so."""
    named = max(_likeness(plain(heading), name) for name in _names(field)) / 100
    if not sample:
        return named if named > _NAMED_WELL else 0.5 * named
    readable = _readable(sample, field, as_of)
    if readable < 0.3 or named < _NAMED_AT_LEAST:
        return 0.3 * named + 0.2 * readable
    return _HEADING_WEIGHT * named + (1 - _HEADING_WEIGHT) * readable


def _readable(sample: Sequence[Cell], field: Field, as_of: date) -> float:
    if field.type is Type.TEXT:
        return sum(kind_of(cell) is CellKind.TEXT for cell in sample) / len(sample) * 0.8
    if field.codes:
        return sum(_as_code(field.codes, tidy(cell)) for cell in sample) / len(sample)
    read = reader_of(field, _PLAIN, as_of)
    return sum(read(cell)[1] is None for cell in sample) / len(sample)


def _as_code(list_name: str, word: str) -> float:
    if plain(word) in names_of(list_name):
        return 1.0
    nearest = nearest_codes(list_name, word, 1)
    return nearest[0][1] / 100 * 0.8 if nearest and nearest[0][1] >= _SURE_OF_CODE else 0.0


def _assign(scores: dict[tuple[int, str], float]) -> dict[int, str]:
    """Give each field at most one column and each column at most one field, the best pairs first."""
    chosen: dict[int, str] = {}
    for (place, name), score in sorted(scores.items(), key=lambda item: (-item[1], item[0][0])):
        if score >= _CERTAIN and place not in chosen and name not in chosen.values():
            chosen[place] = name
    return chosen


def _column(
    heading: str, place: int, name: str | None, scores: dict[tuple[int, str], float], record: Record
) -> ColumnSuggestion:
    ranked = sorted(((each.name, round(scores[place, each.name], 2)) for each in record), key=lambda item: -item[1])
    others = tuple(each for each in ranked if each[0] != name and each[1] >= _WORTH_SHOWING)[:4]
    return ColumnSuggestion(heading, name, round(scores[place, name], 2) if name else 0.0, others)


def suggest_values(column: Sequence[Cell], field: Field) -> list[ValueSuggestion]:
    """Propose codes for the words of a column that the code list does not have as they are."""
    list_name = field.codes or ""
    known = names_of(list_name)
    words = dict.fromkeys(tidy(cell) for cell in column if kind_of(cell) is not CellKind.EMPTY)
    proposed = []
    for word in words:
        if plain(word) not in known:
            ranked = [
                (code, round(score / 100, 2)) for code, score in nearest_codes(list_name, word) if code != UNMAPPED
            ]
            sure = bool(ranked) and ranked[0][1] * 100 >= _SURE_OF_CODE
            code, confidence = ranked[0] if sure else (None, 0.0)
            others = tuple(each for each in ranked if each[0] != code)
            proposed.append(ValueSuggestion(field.name, word, code, confidence, others))
    return proposed


def _mapping_of(each: SheetSuggestion) -> SheetMapping:
    values: dict[str, dict[str, str]] = {}
    for value in each.values:
        if value.code is not None:
            values.setdefault(value.field, {})[value.word] = value.code
    return SheetMapping(
        record=each.record,
        sheet=each.sheet,
        header_row=each.header_row,
        header_rows=each.header_rows,
        columns={column.heading: column.field for column in each.columns if column.field},
        values=values,
        ignored=tuple(column.heading for column in each.columns if not column.field),
    )


def _names(field: Field) -> tuple[str, ...]:
    return (plain(field.heading), *(plain(name) for name in field.also), field.name.replace("_", " "))


def _likeness(one: str, other: str) -> float:
    return max(
        fuzz.ratio(one, other), 0.95 * fuzz.token_sort_ratio(one, other), 0.85 * fuzz.token_set_ratio(one, other)
    )


_ALL_NAMES = frozenset(name for record in RECORDS.values() for each in record for name in _names(each))
_PLAIN = SheetMapping(record="", columns={})

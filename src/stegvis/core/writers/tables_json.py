"""Tables for other programs: plain numbers, ISO dates, and the hidden cells named."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Table


def as_data(tables: Iterable[Table], words: Words) -> dict[str, dict[str, object]]:
    """Return {table id: {columns: [keys], rows: [[cells]], title, unit, population, notes, period, cut_off, hidden}}.

    Rows are aligned with the columns. Shares are between 0 and 1, days are ISO texts, and a cell without a value is
    null. A hidden cell is null too, and `hidden` lists it as [row, column], both counted from 0.
    """
    return {table.id: _table(table, words) for table in tables}


def write(path: Path, tables: Iterable[Table], words: Words) -> Path:
    """Write the tables as JSON in UTF-8."""
    path.write_text(json.dumps(as_data(tables, words), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _table(table: Table, words: Words) -> dict[str, object]:
    cells = [(row, column, value) for row, line in enumerate(table.rows) for column, value in enumerate(line)]
    return {
        "columns": [column.key for column in table.columns],
        "rows": [[_cell(value, words) for value in row] for row in table.rows],
        "title": words.text(table.title),
        "unit": table.unit,
        "population": words.text(table.population),
        "notes": [words.text(note) for note in table.notes],
        "period": {"from": _cell(table.period.start, words), "to": _cell(table.period.end, words)},
        "cut_off": _cell(table.cut_off, words),
        "hidden": [[row, column] for row, column, value in cells if value is HIDDEN],
    }


def _cell(value: object, words: Words) -> object:
    if value is HIDDEN or value is None:
        return None
    if isinstance(value, float):
        return float(value)
    if isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else words.text(value)

"""A hash of what a computed block was computed from, so that a report can tell which of its sentences changed."""

import json
from datetime import date
from hashlib import sha256

from stegvis.core.shapes import HIDDEN, Sentence, Share, Table

LENGTH = 16  # hexadecimal digits: two blocks of a report never share one by chance


def fingerprint(table: Table, sentence: Sentence | None = None) -> str:
    """Return the hash of a table's cells, columns, unit, period and cut-off, and of a sentence about it.

    Titles and notes are left out: to word them better changes no figure.
    """
    content: list[object] = [
        table.id,
        [column.key for column in table.columns],
        [[_plain(value) for value in row] for row in table.rows],
        table.unit,
        [_plain(table.period.start), _plain(table.period.end), _plain(table.cut_off)],
    ]
    if sentence:
        content.append([sentence.text, sorted((name, _plain(value)) for name, value in sentence.values.items())])
    written = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    if value is HIDDEN:
        return ["hidden"]
    if isinstance(value, Share):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float | None) else str(value)

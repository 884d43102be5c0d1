"""What a corrected file changes: rows added, changed field by field, removed, and left as they were.

Two rows are the same row when the fields of the record's identity agree, looked for in falling order of strength
(`Record.identity`). A participation is known by person and start; a person's only remaining participation in both
files is the same one with its start corrected. A corrected personal number is one row removed and one added: that
another number is the same human can't be known. Equal keys are paired in the order of the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from stegvis.core.intake.fields import Record
from stegvis.core.intake.reading import Reading
from stegvis.core.intake.records import RECORDS

Row = Mapping[str, object]
NOT_COMPARED = frozenset({"sheet", "row"})


@dataclass(frozen=True)
class Change:
    """One row in both files. `fields`: field → (before, after), only those that differ."""

    record: str
    before: Row
    after: Row
    fields: Mapping[str, tuple[object, object]]


@dataclass(frozen=True)
class Difference:
    """The rows of all records, each with its record's name; `unchanged` is a number of rows."""

    added: tuple[tuple[str, Row], ...]
    changed: tuple[Change, ...]
    removed: tuple[tuple[str, Row], ...]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def same_content(old: Reading, new: Reading) -> bool:
    """Say whether a file holds what was read before: the same bytes, or the same rows in whatever order."""
    return old.kind is new.kind and (old.sha256 == new.sha256 or old.content_hash == new.content_hash)


def difference(old: Mapping[str, pl.DataFrame], new: Mapping[str, pl.DataFrame]) -> Difference:
    """Compare the rows of two readings (`Reading.rows`), record by record. The same rows give no difference."""
    added: list[tuple[str, Row]] = []
    removed: list[tuple[str, Row]] = []
    changed: list[Change] = []
    unchanged = 0
    for name in dict.fromkeys((*old, *new)):
        record = RECORDS[name]
        before, after = (rows[name].to_dicts() if name in rows else [] for rows in (old, new))
        for one, other in _pairs(record, before, after):
            fields = _differing(record, one, other)
            if fields:
                changed.append(Change(name, one, other, fields))
            unchanged += not fields
        removed += [(name, row) for row in before]
        added += [(name, row) for row in after]
    return Difference(tuple(added), tuple(changed), tuple(removed), unchanged)


def _pairs(
    record: Record, before: list[dict[str, object]], after: list[dict[str, object]]
) -> Iterator[tuple[Row, Row]]:
    """Take the rows that are the same out of both lists, pair by pair."""
    for number, key in enumerate(record.identity):
        waiting = _by_key(before, key)
        others = _by_key(after, key)
        paired_before, paired_after = set(), set()
        for value, ones in waiting.items():
            same = others.get(value, [])
            if number and not len(ones) == len(same) == 1:
                continue  # a weak key says which row is meant only where there is no choice
            for one, other in zip(ones, same, strict=False):
                paired_before.add(id(one))
                paired_after.add(id(other))
                yield one, other
        before[:] = [row for row in before if id(row) not in paired_before]
        after[:] = [row for row in after if id(row) not in paired_after]


def _by_key(
    rows: Sequence[dict[str, object]], key: tuple[str, ...]
) -> dict[tuple[object, ...], list[dict[str, object]]]:
    found: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in key), []).append(row)
    return found


def _differing(record: Record, one: Row, other: Row) -> dict[str, tuple[object, object]]:
    return {name: (one[name], other[name]) for name in record.names if one[name] != other[name]}

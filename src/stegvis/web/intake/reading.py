"""Findings and differences of core in the reader's words."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from stegvis.apps.intake.queries import FindingGroup
from stegvis.core.codebook import load
from stegvis.core.intake import RECORDS, Difference
from stegvis.web.common.codes import words

MOST_LINES = 200


@dataclass(frozen=True)
class FindingLine:
    """What is said of one column: its rows, what was expected and what to do."""

    severity: str
    sheet: str
    column: str
    text: str
    expected: str
    hint: str
    number: int
    rows: str


def finding_lines(groups: list[FindingGroup]) -> list[FindingLine]:
    return [_line(group) for group in groups]


def _line(group: FindingGroup) -> FindingLine:
    first, speak = group.first, words()
    values = {name: speak.value(value) for name, value in first.values.items()}
    rows = ", ".join(str(each.row) for each in group.shown if each.row)
    return FindingLine(
        severity=first.severity,
        sheet=first.sheet,
        column=first.column,
        text=speak.text(first.message).format(**values),
        expected=speak.text(first.expected).format(**values),
        hint=speak.text(first.hint).format(**values),
        number=group.number,
        rows=f"{rows} …" if group.more else rows,
    )


@dataclass(frozen=True)
class DifferenceLine:
    """A row that is added, changed or left out, or one of its fields that changes."""

    what: str
    sheet: str
    row: int
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class DifferenceShown:
    lines: tuple[DifferenceLine, ...]
    more: int


def difference_lines(found: Difference) -> DifferenceShown:
    """Return what differs from the earlier file, row by row, changes first; `more` is how many are not shown."""
    lines = [
        *(
            DifferenceLine(
                "changed", _sheet(each.record), int(str(each.after["row"])), tuple(_fields(each.record, each.fields))
            )
            for each in found.changed
        ),
        *(DifferenceLine("removed", _sheet(record), int(str(row["row"]))) for record, row in found.removed),
        *(DifferenceLine("added", _sheet(record), int(str(row["row"]))) for record, row in found.added),
    ]
    return DifferenceShown(tuple(islice(lines, MOST_LINES)), max(0, len(lines) - MOST_LINES))


def _sheet(record: str) -> str:
    return RECORDS[record].sheet


def _fields(record: str, changed: Any) -> list[tuple[str, str, str]]:
    fields = {each.name: each for each in RECORDS[record]}
    return [
        (fields[name].heading, _said(fields[name].codes, before), _said(fields[name].codes, after))
        for name, (before, after) in changed.items()
    ]


def _said(codes: str | None, value: Any) -> str:
    if value is None:
        return "–"
    speak = words()
    return speak.text(load(codes)[value].label) if codes else speak.value(value)

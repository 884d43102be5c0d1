"""Findings that say the same of many rows, said once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from stegvis.core.errors import Finding
from stegvis.core.language import Words
from stegvis.core.marking import _

MOST_ROWS = 10


def gathered(findings: Iterable[Finding], words: Words) -> Iterator[tuple[Finding, str]]:
    """Yield one finding of each kind with its text; of several rows the first ten are named and all are counted."""
    for _key, same in groupby(sorted(findings, key=_kind), key=_kind):
        yield _together(list(same), words)


def _kind(finding: Finding) -> tuple[str, ...]:
    return (finding.file or "", finding.sheet or "", finding.column or "", finding.message)


def _together(same: list[Finding], words: Words) -> tuple[Finding, str]:
    first = same[0]
    rows = sorted({finding.row for finding in same if finding.row})
    if len(rows) < 2:
        return first, words.finding(first)
    named = ", ".join(str(row) for row in rows[:MOST_ROWS]) + (" …" if len(rows) > MOST_ROWS else "")
    count = words.text(_("{count} rows ({rows})")).format(count=len(rows), rows=named)
    place = ", ".join(part for part in (first.file, first.sheet, first.column, count) if part)
    return first, f"{place}: {words.finding(replace(first, file=None, sheet=None, row=None, column=None))}"

"""What has changed between a frozen version of a report and the report as it stands: row by row, number by number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stegvis.core.shapes import Block, Sentence, Table

NOT_COMPARED = frozenset({"origins", "checklist", "missing_texts"})


@dataclass(frozen=True)
class Change:
    """One block's change: how many rows of a table differ, or which numbers of a sentence, as (was, is).

    A sentence that says something else altogether has no numbers to compare: `reworded`.
    """

    rows: int = 0
    numbers: tuple[tuple[object, object], ...] = ()
    reworded: bool = False


def changes(frozen: Iterable[Block], live: Iterable[Block]) -> Mapping[str, Change]:
    """Return the computed blocks of the live report that differ from the frozen one's, by id.

    People's texts, charts (their tables tell) and days of cut-off are not compared; a block that the frozen version
    does not have is not a change.
    """
    before = {block.id: block.content for block in frozen}
    found = {
        block.id: _change(before[block.id], block.content)
        for block in live
        if block.fingerprint and block.id in before and block.id not in NOT_COMPARED
    }
    return {id_: change for id_, change in found.items() if change}


def _change(was: object, now: object) -> Change | None:
    if isinstance(was, Table) and isinstance(now, Table):
        rows = _rows_that_differ(was, now)
        return Change(rows=rows) if rows else None
    if isinstance(was, Sentence) and isinstance(now, Sentence) and was != now:
        return _of_sentence(was, now)
    return None


def _rows_that_differ(was: Table, now: Table) -> int:
    if [each.key for each in was.columns] != [each.key for each in now.columns]:
        return len(now.rows)
    before, after = ({row[0]: row for row in table.rows} for table in (was, now))
    return sum(before.get(code) != after.get(code) for code in {*before, *after})


def _of_sentence(was: Sentence, now: Sentence) -> Change:
    if was.text != now.text or set(was.values) != set(now.values):
        return Change(reworded=True)
    return Change(numbers=tuple((was.values[name], now.values[name]) for name in now.values if _differ(was, now, name)))


def _differ(was: Sentence, now: Sentence, name: str) -> bool:
    return was.values[name] != now.values[name]

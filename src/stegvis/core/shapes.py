"""What calculations make and writers write: tables, charts, sentences, blocks.

Numbers stay numbers and texts stay message ids until a writer gives them a language. A cell that an audience may not
see is `HIDDEN`; a cell that has no value is None, and a note says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """Who a figure is for: an authority's own staff see exact figures, everybody else protected ones."""

    INTERNAL = "internal"
    PUBLIC = "public"


class _Hidden:
    """The one value of a cell that the audience may not see."""

    _only: "_Hidden | None" = None

    def __new__(cls) -> "_Hidden":
        cls._only = cls._only or super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "HIDDEN"

    def __bool__(self) -> bool:
        raise TypeError("a hidden cell has no truth value; compare with `is HIDDEN`")


HIDDEN: Final = _Hidden()


class Share(float):
    """A share between 0 and 1, so that writers know to write it as per cent."""


class Verbatim(str):
    """A name out of somebody's data, such as a column's: written as it is, never translated."""


class Kind(StrEnum):
    """What a column holds, which decides how it is written and whether disclosure control reads it."""

    CODE = "code"
    LABEL = "label"
    COUNT = "count"  # persons, cases, households: protected
    SHARE = "share"  # of a count: hidden with its numerator or denominator
    AMOUNT = "amount"  # kronor
    NUMBER = "number"  # months, full-time equivalents …
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A column of a table: the key in files, the heading on paper, what it holds and in which unit.

    `of` names the columns of the same row that it is computed from: where one of them is hidden, this is hidden too.
    """

    key: str
    label: object
    kind: Kind = Kind.COUNT
    unit: str | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("a period must not end before it starts")

    def covers(self, day: date) -> bool:
        return (self.start or day) <= day <= (self.end or day)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its numbers apart, so that a writer can translate it and a report can tell what changed."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Table:
    """A finished table.

    `rows` are tuples as wide as `columns`; the first column is always `code`, the last row's code is `total` where
    there is a total. `unit` is what is counted (cases, persons, households, exits). `notes` say what is counted and
    what is left out; `population` names who is in the table, `cut_off` the last day of which something is known.
    `rows_add_up`: in every count column the row `total` is the sum of the others. `columns_add_up`: in every row the
    column `total` is the sum of the other count columns. Disclosure control works with these sums.
    """

    id: str
    title: object
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    unit: str
    population: object = ""
    period: Period = Period()
    cut_off: date | None = None
    notes: tuple[object, ...] = ()
    rows_add_up: bool = True
    columns_add_up: bool = True

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"{self.id}: {len(wrong)} rows are not {len(self.columns)} cells wide")

    def index(self, column: str) -> int:
        return [each.key for each in self.columns].index(column)

    def cell(self, code: str, column: str) -> object:
        """Return the cell in the row with `code`. Raises KeyError when there is no such row or column."""
        keys = [each.key for each in self.columns]
        for row in self.rows:
            if row[0] == code and column in keys:
                return row[keys.index(column)]
        raise KeyError((code, column))

    def column(self, column: str) -> tuple[object, ...]:
        return tuple(row[self.index(column)] for row in self.rows)

    def with_rows(self, rows: tuple[tuple[object, ...], ...]) -> "Table":
        return replace(self, rows=rows)


class ChartKind(StrEnum):
    FLOW = "flow"
    BEFORE_AFTER = "before_after"
    INCIDENCE = "incidence"
    BARS = "bars"
    INFLOW = "inflow"
    LOVE = "love"
    OVERLAP = "overlap"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture of a table: never without the table it shows and the sentence that says what to see."""

    id: str
    kind: ChartKind
    title: object
    table: Table
    sentence: Sentence


class BlockKind(StrEnum):
    HEADING = "heading"
    TEXT = "text"  # written by a person
    SENTENCE = "sentence"
    TABLE = "table"
    CHART = "chart"
    PROMPT = "prompt"  # where a person's text is still to be written; in drafts only


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of a report, in its order. `content` is a Table, Chart or Sentence; for a heading or a prompt a
    message id; for text the words of the person who wrote it, which are never translated.

    `level` is the heading's level (1–3). `fingerprint` is a hash of what a computed block was computed from.
    """

    id: str
    kind: BlockKind
    content: object
    level: int = 0
    cut_off: date | None = None
    fingerprint: str | None = None

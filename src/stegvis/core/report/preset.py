"""What a report consists of, in order. A preset is a tuple of these; `compose` makes blocks of it."""

from collections.abc import Callable
from dataclasses import dataclass

from stegvis.core.report.facts import ProjectFacts
from stegvis.core.shapes import ChartKind, Sentence, Table

Says = Callable[[Table], tuple[Sentence, ...]]


@dataclass(frozen=True)
class Part:
    """A heading of level 1 to 3. A heading under which nothing stands is left out of the report."""

    id: str
    level: int
    title: str


@dataclass(frozen=True)
class Written:
    """A text that a person writes, and the question that it answers."""

    id: str
    question: str


@dataclass(frozen=True)
class Stated:
    """A sentence that the preset itself says, where `when` holds for the project."""

    id: str
    text: str
    when: Callable[[ProjectFacts], bool] = lambda _facts: True


@dataclass(frozen=True)
class Told:
    """Sentences computed from a finished table. `id` begins the ids of its blocks; it is the table's if not given."""

    table: str
    says: Says
    id: str = ""


@dataclass(frozen=True)
class Tabled:
    """A table; `name` is what it is called where the dataset lacks it."""

    table: str
    name: str


@dataclass(frozen=True)
class Drawn:
    """A chart of a table, with the sentences that say what to see. Without the table it is left out."""

    table: str
    kind: ChartKind
    says: Says


@dataclass(frozen=True)
class Elsewhere:
    """A table that the report leaves to the workbook and to `tables.json`, because it is too wide for a page."""

    table: str


@dataclass(frozen=True)
class RestOfTables:
    """Every table that no other part of the preset shows."""


@dataclass(frozen=True)
class MissingTexts:
    """The questions that nobody has answered, in a report for others than the writers."""


@dataclass(frozen=True)
class Checklist:
    """Where in the report each item of a reporting guideline is found."""


@dataclass(frozen=True)
class Origins:
    """For each table: what its numbers were computed from, as a hash, and until when it was known."""


Entry = Part | Written | Stated | Told | Tabled | Drawn | Elsewhere | RestOfTables | MissingTexts | Checklist | Origins


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A kind of report."""

    id: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def shown(self) -> frozenset[str]:
        """The tables that have a place of their own."""
        return frozenset(entry.table for entry in self.entries if isinstance(entry, Tabled | Elsewhere))

    @property
    def questions(self) -> tuple[Written, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Written))

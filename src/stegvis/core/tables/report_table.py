"""What every report table can do: count its cells, and name the keys behind one."""

from enum import StrEnum
from typing import Protocol

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Table

from .settings import Settings


class Unit(StrEnum):
    """What a table counts, and so what kind of key stands behind its cells."""

    CASES = "cases"
    EXITS = "exits"
    PERSONS = "persons"
    HOUSEHOLDS = "households"
    STAFF = "full-time equivalents"  # no key: nobody is counted

    @property
    def key(self) -> str:
        """The name of the key that `members` returns: case_key, person_key or household_key."""
        return {Unit.PERSONS: "person_key", Unit.HOUSEHOLDS: "household_key"}.get(self, "case_key")


class ReportTable(Protocol):
    """A table of the report.

    `count` and `members` rest on one classification: in every cell of a count column, as many members as the count.
    `numbers_only` names the rows that are known as numbers alone (anonymous participants): no key stands behind them.
    """

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> object: ...

    @property
    def unit(self) -> Unit: ...

    @property
    def numbers_only(self) -> frozenset[str]: ...

    def count(self, dataset: Dataset, settings: Settings) -> Table:
        """Count every cell, from the dataset as it was known at the cut-off."""
        ...

    def members(self, dataset: Dataset, settings: Settings, code: str, column: str) -> tuple[str, ...]:
        """Return the keys behind a cell, sorted. Raises KeyError when there is no such row or count column."""
        ...

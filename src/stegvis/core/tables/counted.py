"""A report table whose cells are counts of keys: the common part of all of them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Share, Table
from stegvis.core.statistics.proportions import wilson

from .grid import Grid
from .populations import Population
from .report_table import Unit
from .settings import Settings

CODE = Column("code", _("Code"), Kind.CODE)


@dataclass(frozen=True)
class Derived:
    """A column computed for each row, from its code and its counts; None where there is nothing to compute."""

    column: Column
    of: Callable[[str, Mapping[str, int]], object]


@dataclass(frozen=True, kw_only=True)
class CountedTable(ABC):
    """A table of counts over one population. `place` says where each key stands; everything else follows."""

    id: str
    title: object
    unit: Unit
    population: Population
    row_label: object
    notes: tuple[object, ...] = ()
    derived: tuple[Derived, ...] = ()
    numbers_only: frozenset[str] = frozenset()
    rows_add_up: bool = True
    columns_add_up: bool = True
    shares_settings_with: str | None = None

    @property
    def settings_id(self) -> str:
        """The table in `report.yaml` whose dates this one uses."""
        return self.shares_settings_with or self.id

    @abstractmethod
    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Say which key stands in which cell."""

    def count(self, dataset: Dataset, settings: Settings) -> Table:
        """Count every cell; a cell without keys is 0, so that two periods compare row by row."""
        grid = self.place(dataset, settings)
        counts, derived = grid.counts(), self.derive(dataset, settings)
        rows = []
        for row in grid.all_rows:
            cells = {each.key: counts.get((row.code, each.key), 0) for each in grid.all_columns}
            rows.append((row.code, row.label, *cells.values(), *(each.of(row.code, cells) for each in derived)))
        return Table(
            id=self.id,
            title=self.title,
            columns=(CODE, self._label, *grid.all_columns, *(each.column for each in derived)),
            rows=tuple(rows),
            unit=self.unit,
            population=self.population.sentence(settings, self.settings_id),
            period=settings.period,
            cut_off=settings.cut_off,
            notes=(*self.notes, *self.warnings(dataset, settings), *self.population.notes(dataset, settings)),
            rows_add_up=self.rows_add_up,
            columns_add_up=self.columns_add_up,
        )

    def derive(self, dataset: Dataset, settings: Settings) -> tuple[Derived, ...]:
        """Return the computed columns; a table whose columns need the data overrides this."""
        return self.derived

    def warnings(self, dataset: Dataset, settings: Settings) -> tuple[object, ...]:
        """Return notes that only some data call for."""
        return ()

    def members(self, dataset: Dataset, settings: Settings, code: str, column: str) -> tuple[str, ...]:
        """Return the keys behind a cell, sorted. Raises KeyError when there is no such row or count column."""
        return self.place(dataset, settings).keys(code, column)

    @property
    def _label(self) -> Column:
        return Column("label", self.row_label, Kind.LABEL)


def share_of_total(count: str, label: object) -> tuple[Derived, ...]:
    """Return the share of `count` in the row's total with the bounds of Wilson's 95 % interval; None of nobody."""

    def share(of: Callable[[int, int], float]) -> Callable[[str, Mapping[str, int]], object]:
        return lambda code, row: Share(of(row[count], row["total"])) if row["total"] else None

    def column(key: str, heading: object) -> Column:
        return Column(key, heading, Kind.SHARE, of=(count, "total"))

    return (
        Derived(column("share", label), share(lambda some, of_all: some / of_all)),
        Derived(column("low", _("Interval, from")), share(lambda some, of_all: wilson(some, of_all).low)),
        Derived(column("high", _("Interval, to")), share(lambda some, of_all: wilson(some, of_all).high)),
    )

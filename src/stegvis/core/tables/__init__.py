"""The report's tables, one file each. `ALL` holds them in the order of the report.

A new table is a new file and a line here; screen, sheet, command line and report chapter follow from it.
"""

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Table

from .report_table import ReportTable, Unit
from .settings import Settings

__all__ = ["ALL", "ReportTable", "Settings", "Unit", "by_id", "count_all"]

ALL: tuple[ReportTable, ...] = ()


def by_id(table: str) -> ReportTable:
    """Return the table with this id. Raises KeyError when there is none."""
    for each in ALL:
        if each.id == table:
            return each
    raise KeyError(table)


def count_all(dataset: Dataset, settings: Settings) -> tuple[Table, ...]:
    """Count all tables, in the order of the report."""
    return tuple(each.count(dataset, settings) for each in ALL)

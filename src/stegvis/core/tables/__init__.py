"""The report's tables, one file each. `ALL` holds them in the order of the report.

A new table is a new file and a line here; screen, sheet, command line and report chapter follow from it.
"""

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Table

from .af_before_after import af_before_after, af_transitions
from .age_by_sex import age_by_sex
from .exits_by_sex import exits_by_sex
from .livelihood_before_after import livelihood_before_after, livelihood_transitions
from .livelihood_sources import livelihood_sources
from .occupation_before_after import occupation_before_after, occupation_groups
from .report_table import ReportTable, Unit
from .settings import Settings

__all__ = ["ALL", "ReportTable", "Settings", "Unit", "by_id", "count_all"]

ALL: tuple[ReportTable, ...] = (
    age_by_sex,
    exits_by_sex,
    af_before_after,
    af_transitions,
    livelihood_before_after,
    livelihood_transitions,
    livelihood_sources,
    occupation_before_after,
    occupation_groups,
)


def by_id(table: str) -> ReportTable:
    """Return the table with this id. Raises KeyError when there is none."""
    for each in ALL:
        if each.id == table:
            return each
    raise KeyError(table)


def count_all(dataset: Dataset, settings: Settings) -> tuple[Table, ...]:
    """Count all tables, in the order of the report."""
    return tuple(each.count(dataset, settings) for each in ALL)

"""The report's tables, one file each. `ALL` holds them in the order of the report.

A new table is a new file and a line here; screen, sheet, command line and report chapter follow from it.
"""

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Table

from .af_before_after import af_before_after, af_transitions
from .age_at_start import age_at_start
from .age_by_sex import age_by_sex
from .caseload import caseload
from .education_by_sex import education_by_sex
from .exits_by_sex import exits_by_sex
from .flow import flow, flow_shares
from .flow_by_month import flow_by_month
from .followups import followups
from .goal_progress import goal_progress
from .incidence_curve import incidence_curve
from .livelihood_before_after import livelihood_before_after, livelihood_transitions
from .livelihood_sources import livelihood_sources
from .occupation_before_after import occupation_before_after, occupation_groups
from .outcome_by import outcome_by_age, outcome_by_municipality, outcome_by_origin, outcome_by_sex
from .payments_by_household import assistance_before_start, payments_by_household, persons_by_household
from .public_support import public_support_time
from .report_table import ReportTable, Unit
from .settings import BREAKDOWNS, Settings
from .staffing import staffing
from .time_to_exit import time_to_exit
from .waiting_time import waiting_time
from .work_and_studies import started_or_increased, work_and_studies_after

__all__ = ["ALL", "ReportTable", "Settings", "Unit", "by_id", "count_all", "wanted"]

ALL: tuple[ReportTable, ...] = (
    age_by_sex,
    age_at_start,
    education_by_sex,
    public_support_time,
    flow,
    flow_shares,
    flow_by_month,
    waiting_time,
    exits_by_sex,
    time_to_exit,
    goal_progress,
    incidence_curve,
    outcome_by_sex,
    outcome_by_age,
    outcome_by_origin,
    outcome_by_municipality,
    af_before_after,
    af_transitions,
    livelihood_before_after,
    livelihood_transitions,
    livelihood_sources,
    occupation_before_after,
    occupation_groups,
    work_and_studies_after,
    started_or_increased,
    payments_by_household,
    assistance_before_start,
    persons_by_household,
    followups,
    caseload,
    staffing,
)


def by_id(table: str) -> ReportTable:
    """Return the table with this id. Raises KeyError when there is none."""
    for each in ALL:
        if each.id == table:
            return each
    raise KeyError(table)


def wanted(settings: Settings) -> tuple[ReportTable, ...]:
    """Return the tables to count: all but the outcomes by what `report.yaml` leaves out of its list `by`."""
    unwanted = {f"outcome_by_{attribute}" for attribute in BREAKDOWNS if attribute not in settings.by}
    return tuple(each for each in ALL if each.id not in unwanted)


def count_all(dataset: Dataset, settings: Settings) -> tuple[Table, ...]:
    """Count the tables that the settings want, in the order of the report."""
    return tuple(each.count(dataset, settings) for each in wanted(settings))

"""Starts and exits each month, and how many were under way at its end."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column

from .counted import CountedTable
from .grid import PLACED, Grid, Row
from .populations import UNDATED_LEFT_OUT, Population, in_period, known_cases
from .report_table import Unit
from .settings import Settings

MONTH = "%Y-%m"
COLUMNS = (Column("started", _("Started")), Column("exited", _("Exited")), Column("under_way", _("Under way")))
# Enumerated, since a case stands in every month that it was under way: far fewer codes than rows.
IN_COLUMN = pl.Enum([column.key for column in COLUMNS])
PERIOD_CASES = Population(
    about=lambda settings, table: _("Cases that started, exited or were under way in the period"),
    frame=lambda dataset, settings, table: known_cases(dataset, settings),
)


@dataclass(frozen=True, kw_only=True)
class FlowByMonth(CountedTable):
    """A row a month, also a month when nothing happened."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case in the months of its start, its exit, and each end of month between them."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        months = _months(cases, settings)
        codes = pl.Enum(months.dt.strftime(MONTH))
        parts = [pl.DataFrame(schema=PLACED).cast({"code": codes, "column": IN_COLUMN})]
        if not months.is_empty():
            parts += [
                _on(cases, day, settings).cast({"code": codes, "column": IN_COLUMN}) for day in ("started", "exited")
            ]
            parts.append(_under_way(cases, months).with_columns(pl.lit("under_way", IN_COLUMN).alias("column")))
        rows = tuple(Row(month.strftime(MONTH), month.strftime(MONTH)) for month in months)
        return Grid(rows=rows, columns=COLUMNS, placed=pl.concat(parts), total_row=False, total_column=False)


def _months(cases: pl.DataFrame, settings: Settings) -> pl.Series:
    """Return the last day of each month from the period's first (or the first known day) to the last that is known."""
    days = [day for column in ("started", "exited") for day in (cases[column].min(), cases[column].max())]
    known = [day for day in days if isinstance(day, date)]
    first = settings.period.start or min(known, default=None)
    last = settings.as_of or max(known, default=None)
    if first is None or last is None or last < first:
        return pl.Series(dtype=pl.Date)
    return pl.date_range(first.replace(day=1), last, "1mo", eager=True).dt.month_end().clip(upper_bound=last)


def _on(cases: pl.DataFrame, day: str, settings: Settings) -> pl.DataFrame:
    found = cases.filter(in_period(day, settings.period))
    return found.select("key", code=pl.col(day).dt.strftime(MONTH), column=pl.lit(day))


def _under_way(cases: pl.DataFrame, months: pl.Series) -> pl.DataFrame:
    """Place each case at every end of month that it was under way; a case with an unknown day is left out."""
    dated = cases.filter(pl.col("started").is_not_null(), ~(pl.col("has_exited") & pl.col("exited").is_null()))
    first = months.search_sorted(dated["started"], side="left").to_numpy().astype(np.int64)
    after = months.search_sorted(dated["exited"].fill_null(date.max), side="left").to_numpy().astype(np.int64)
    lasts = np.maximum(after - first, 0)
    # Each case as many times as the months it lasted, numbered on from its first.
    case = np.repeat(np.arange(len(dated)), lasts)
    month = np.arange(len(case)) - np.repeat(np.cumsum(lasts) - lasts, lasts) + np.repeat(first, lasts)
    names = months.dt.strftime(MONTH)
    return pl.DataFrame({"key": dated["key"].gather(case), "code": names.cast(pl.Enum(names)).gather(month)})


flow_by_month = FlowByMonth(
    id="flow_by_month",
    title=_("Starts, exits and cases under way by month"),
    unit=Unit.CASES,
    population=PERIOD_CASES,
    row_label=_("Month"),
    notes=(_("Under way is counted on the month's last day, or on the last day that is known."), UNDATED_LEFT_OUT),
    rows_add_up=False,
    columns_add_up=False,
)

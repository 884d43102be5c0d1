"""Each party's staff in the project, quarter by quarter, in full-time equivalents."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from stegvis.core import codebook
from stegvis.core.calendar_months import add_months
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Table

from .counted import CODE
from .report_table import Unit
from .settings import Settings

UNIT = "full-time equivalents"


@dataclass(frozen=True)
class Quarter:
    first: date
    last: date

    @property
    def code(self) -> str:
        return f"{self.first.year}Q{(self.first.month + 2) // 3}"


@dataclass(frozen=True)
class Staffing:
    """Mean full-time equivalents of each party in each quarter, over the days of the quarter that are in the period.

    Counts no person, so no key stands behind a cell. Staff without a first day are left out.
    """

    id: str = "staffing"
    title: object = _("Staffing by party and quarter, full-time equivalents")
    unit: Unit = Unit.STAFF
    numbers_only: frozenset[str] = frozenset()

    def count(self, dataset: Dataset, settings: Settings) -> Table:
        """Return a row a quarter and a column a party."""
        staff = _staff(dataset, settings)
        parties = tuple(staff["party"].unique().sort())
        rows = []
        for quarter in _quarters(staff, settings):
            means = [_mean(staff.filter(pl.col("party") == party), quarter) for party in parties]
            rows.append((quarter.code, quarter.code, *means, sum(means)))
        return Table(
            id=self.id,
            title=self.title,
            columns=(CODE, Column("label", _("Quarter"), Kind.LABEL), *map(_column, parties), _total()),
            rows=tuple(rows),
            unit=self.unit,
            population=_("The parties' staff in the project"),
            period=settings.period,
            cut_off=settings.cut_off,
            notes=(_("Mean over the quarter's days in the period. Full time is 1."),),
            rows_add_up=False,
            columns_add_up=False,
        )

    def members(self, dataset: Dataset, settings: Settings, code: str, column: str) -> tuple[str, ...]:
        """Raise KeyError: no cell counts anybody."""
        raise KeyError((code, column))


def _staff(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    staff = dataset["staffing"].drop_nulls("on")
    return staff.filter(pl.col("project") == settings.project) if settings.project else staff


def _quarters(staff: pl.DataFrame, settings: Settings) -> list[Quarter]:
    first = max((day for day in (settings.period.start, staff["on"].min()) if isinstance(day, date)), default=None)
    known = [day for day in (*staff["on"], *staff["until"]) if day]
    last = settings.as_of or max(known, default=None)
    if staff.is_empty() or first is None or last is None:
        return []
    quarters = []
    opens = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    while opens <= last:
        following = add_months(opens, 3)
        quarters.append(Quarter(max(opens, first), min(following - timedelta(days=1), last)))
        opens = following
    return quarters


def _mean(staff: pl.DataFrame, quarter: Quarter) -> float:
    until = pl.min_horizontal(pl.col("until").fill_null(quarter.last), pl.lit(quarter.last))
    days = (until - pl.max_horizontal("on", pl.lit(quarter.first))).dt.total_days() + 1
    worked = staff.select((days.clip(lower_bound=0) * pl.col("share")).sum()).item()
    return float(worked) / ((quarter.last - quarter.first).days + 1)


def _column(party: str) -> Column:
    agencies = codebook.load("agencies")
    label = agencies[party].label if party in agencies else party
    return Column(party, label, Kind.NUMBER, unit=UNIT)


def _total() -> Column:
    return Column("total", _("Total"), Kind.NUMBER, unit=UNIT)


staffing = Staffing()

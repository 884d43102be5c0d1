"""What a dataset's `report.yaml` says about its tables: period, cut-off, and each table's own dates.

    project: utrikesfodda
    period: {from: 2009-02-01, to: 2010-12-31}
    cut_off: 2011-01-31
    tables:
      af_before_after: {exited_by: 2010-09-30, before: start, after: 2011-01-31}
      payments_by_household: {exited_by: 2010-09-30, regular_months: 6}
      flow: {identified: 500}
    by: [sex, age, origin, municipality]

All of it may be left out: the period is then the whole dataset, and the cut-off the latest day that stands in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Period

from . import report_file as file
from . import table_settings as own_settings
from .latest import latest_day
from .table_settings import Anchor, BeforeAfter, Payments

__all__ = ["BREAKDOWNS", "WHOLE", "Anchor", "BeforeAfter", "Payments", "Settings"]

BREAKDOWNS = ("sex", "age", "origin", "municipality")
WHOLE = Period()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Period, cut-off and the tables' own settings, validated.

    `own_period` is the dataset's, `period` the one asked for; they are the same when nothing else was asked for.
    `cut_off` is the last day of which something is known; `cut_off_stated` tells whether somebody said so, or it is
    the latest day of the dataset. `identified` is how many the target group was found to be, where that is known.
    `counts_undated`: starts and exits without a day count over the dataset's own period and cut-off; in another period
    or at an earlier cut-off nobody knows whether they belong, and they are left out.
    """

    project: str | None = None
    own_period: Period = WHOLE
    period: Period = WHOLE
    cut_off: date | None = None
    cut_off_stated: bool = False
    before_after: tuple[tuple[str, BeforeAfter], ...] = ()
    payments: Payments = field(default_factory=Payments)
    identified: int | None = None
    by: tuple[str, ...] = BREAKDOWNS
    counts_undated: bool = True

    @property
    def as_of(self) -> date | None:
        """The day whose state counts: the period's last day, or the cut-off when that is earlier."""
        known = [day for day in (self.period.end, self.cut_off) if day]
        return min(known) if known else None

    def before_after_of(self, table: str) -> BeforeAfter:
        return dict(self.before_after).get(table, BeforeAfter())

    @classmethod
    def of(
        cls,
        raw: Mapping[str, object],
        *,
        period: Period | None = None,
        cut_off: date | None = None,
        latest: date | None = None,
    ) -> "Settings":
        """Read the content of `report.yaml`. `period` and `cut_off` override it; `latest` is the default cut-off.

        Where another period is asked for, each table's own `exited_by` gives way to it; where an earlier cut-off is
        asked for, after-days later than it become the cut-off. Raises DataProblem naming the key and what was expected.
        """
        file.checked(raw, known=("project", "period", "cut_off", "tables", "by"))
        own, stated = _period(raw), file.day(raw, "cut_off")
        tables = file.section(raw, "tables", known=own_settings.TABLES_WITH_SETTINGS)
        before_after = own_settings.before_after_tables(tables, stated)
        settings = cls(
            project=file.text(raw, "project"),
            own_period=own,
            period=own,
            cut_off=stated or _latest(latest, before_after),
            cut_off_stated=stated is not None,
            before_after=tuple(before_after.items()),
            payments=own_settings.payments(tables),
            identified=own_settings.identified(tables),
            by=file.choices(raw, "by", among=BREAKDOWNS) or BREAKDOWNS,
        )
        return settings._in_period(period or own)._known_by(cut_off)

    @classmethod
    def from_dataset(cls, dataset: Dataset, *, period: Period | None = None, cut_off: date | None = None) -> "Settings":
        """Read the settings that came with a dataset."""
        return cls.of(dataset.settings, period=period, cut_off=cut_off, latest=latest_day(dataset))

    def _in_period(self, period: Period) -> "Settings":
        """Ask for another period: the tables' own `exited_by` give way to it."""
        if period == self.own_period:
            return self
        return replace(
            self,
            period=period,
            counts_undated=False,
            payments=replace(self.payments, exited_by=None),
            before_after=tuple((table, replace(each, exited_by=None)) for table, each in self.before_after),
        )

    def _known_by(self, cut_off: date | None) -> "Settings":
        """Ask for the state at another cut-off: an after-day later than it becomes the cut-off."""
        asked = self
        if cut_off:
            asked = replace(
                self,
                cut_off=cut_off,
                cut_off_stated=True,
                counts_undated=self.counts_undated and (self.cut_off is None or cut_off >= self.cut_off),
                before_after=tuple((table, each.known_by(cut_off)) for table, each in self.before_after),
            )
        start, last = self.period.start, asked.cut_off if asked.cut_off_stated else None
        if start and last and last < start:
            raise file.problem("cut_off", _("a day that is not before the period"))
        return asked


def _period(raw: Mapping[str, object]) -> Period:
    part = file.section(raw, "period", known=("from", "to"))
    start, end = file.day(part, "from", within="period."), file.day(part, "to", within="period.")
    if start and end and end < start:
        raise file.problem("period.to", _("a day that is not before period.from"))
    return Period(start, end)


def _latest(latest: date | None, tables: Mapping[str, BeforeAfter]) -> date | None:
    """Return the latest day of the dataset, or a stated after-day that is later: the data must reach that far."""
    known = [latest, *(each.after for each in tables.values())]
    days = [day for day in known if isinstance(day, date)]
    return max(days) if days else None

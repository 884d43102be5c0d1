"""The settings of single tables, and how they are read from `report.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from stegvis.core.errors import DataProblem
from stegvis.core.marking import _

from . import report_file as file

BEFORE_AFTER_TABLES = ("af_before_after", "livelihood_before_after", "occupation_before_after")
TABLES_WITH_SETTINGS = (*BEFORE_AFTER_TABLES, "payments_by_household", "flow")


class Anchor(StrEnum):
    """A day that each case has for itself."""

    START = "start"
    EXIT = "exit"


@dataclass(frozen=True)
class BeforeAfter:
    """Whom a before-and-after table is about, and on which two days. `exited_by` None: all who exited in the period."""

    exited_by: date | None = None
    before: Anchor | date = Anchor.START
    after: Anchor | date = Anchor.EXIT

    def known_by(self, cut_off: date) -> "BeforeAfter":
        """Return the same, with the after-day no later than `cut_off`."""
        late = isinstance(self.after, date) and self.after > cut_off
        return replace(self, after=cut_off) if late else self


@dataclass(frozen=True)
class Payments:
    """Whose households are summed, and how many months before start make assistance regular."""

    exited_by: date | None = None
    regular_months: int = 6


def _section(tables: Mapping[str, object], table: str, *known: str) -> Mapping[str, object]:
    return file.section(tables, table, known=known, within="tables.")


def before_after_tables(tables: Mapping[str, object], cut_off: date | None) -> dict[str, BeforeAfter]:
    """Read the days of the before-and-after tables. Raises DataProblem when an after-day is later than `cut_off`."""
    return {table: _before_after(tables, table, cut_off) for table in BEFORE_AFTER_TABLES}


def _before_after(tables: Mapping[str, object], table: str, cut_off: date | None) -> BeforeAfter:
    part = _section(tables, table, "exited_by", "before", "after")
    within = f"tables.{table}."
    found = BeforeAfter(
        exited_by=file.day(part, "exited_by", within=within),
        before=_anchor(part, "before", within) or Anchor.START,
        after=_anchor(part, "after", within) or Anchor.EXIT,
    )
    if cut_off and isinstance(found.after, date) and found.after > cut_off:
        raise file.problem(f"{within}after", _("a day no later than cut_off"))
    return found


def _anchor(part: Mapping[str, object], key: str, within: str) -> Anchor | date | None:
    value = part.get(key)
    if isinstance(value, str) and value in tuple(Anchor):
        return Anchor(value)
    try:
        return file.day(part, key, within=within)
    except DataProblem:
        raise file.problem(f"{within}{key}", _("start, exit, or a day written as YYYY-MM-DD")) from None


def identified(tables: Mapping[str, object]) -> int | None:
    """Read how many the target group was found to be."""
    return file.whole(_section(tables, "flow", "identified"), "identified", within="tables.flow.")


def payments(tables: Mapping[str, object]) -> Payments:
    """Read whose households are summed and what regular means."""
    within = "tables.payments_by_household."
    part = _section(tables, "payments_by_household", "exited_by", "regular_months")
    months = file.whole(part, "regular_months", least=1, within=within)
    return Payments(file.day(part, "exited_by", within=within), months or Payments.regular_months)

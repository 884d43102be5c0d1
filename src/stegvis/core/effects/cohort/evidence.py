"""What extracts say about assistance and about the employment service's categories, as criteria ask for it."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.eligibility import Criterion, Facts, Kind
from stegvis.core.frames import BY_NAME

from ..register import ID, MONTH, STATE, Months

ASSISTANCE = "assistance"
FOREVER = 99_999_999


@dataclass(frozen=True, eq=False)
class Evidence:
    """`payments` and `members` of a household of her own for each person; `covers` the months that assistance is known
    of (None: of none); `categories` as `eligibility` reads them.
    """

    payments: pl.DataFrame
    members: pl.DataFrame
    covers: tuple[int, int] | None
    categories: pl.DataFrame

    def at(self, month: int, criteria: tuple[Criterion, ...]) -> Facts:
        """Return the facts for a month: none about assistance where a window reaches beyond the extract."""
        windows = [each.window_months or 0 for each in criteria if each.kind is Kind.ASSISTANCE_MONTHS]
        reach = month - max(windows, default=0)
        if self.covers is None or not (self.covers[0] <= reach and month - 1 <= self.covers[1]):
            return Facts(categories=self.categories)
        begins, ends = first_day(reach), first_day(month)
        inside = self.payments.filter(pl.col("month").is_between(begins, ends))
        return Facts(payments=inside, household_members=self.members, categories=self.categories)


def evidence(
    people: pl.DataFrame,
    assistance: Months | None = None,
    value: str | None = None,
    categories: pl.DataFrame | None = None,
    *,
    all_registered: bool = False,
) -> Evidence:
    """Turn extracts into evidence about `people`.

    `assistance`: months in which there was assistance, those where `value` is above zero, or every row without one. Who
    has no row had none in the months that the extract covers. `categories`: ID, `start`, `end` (YYYYMMDD), STATE; with
    `all_registered` who has none at a time was not registered then, else nothing is known of her.
    """
    members = people.select(
        household_key=pl.col(ID).cast(pl.String),
        person_key=pl.col(ID).cast(pl.String),
        on=pl.lit(None, dtype=pl.Date),
        until=pl.lit(None, dtype=pl.Date),
    )
    known = BY_NAME["categories"].empty() if categories is None else _categories(categories)
    if all_registered:
        known = pl.concat([_not_registered(people), known])
    if assistance is None:
        return Evidence(BY_NAME["payments"].empty(), members.clear(), None, known)
    return Evidence(_payments(assistance, value), members, assistance.covers, known)


def first_day(month: int) -> date:
    """Return the first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def _payments(assistance: Months, value: str | None) -> pl.DataFrame:
    rows = assistance.table if value is None else assistance.table.filter(assistance.table[value] > 0)
    found: pl.DataFrame = assistance.backend.to_polars(rows.select(ID, MONTH))
    return found.select(
        household_key=pl.col(ID).cast(pl.String),
        month=pl.date(pl.col(MONTH) // 12, pl.col(MONTH) % 12 + 1, 1),
        kind=pl.lit(ASSISTANCE),
        amount=pl.lit(1.0),
    )


def _categories(spells: pl.DataFrame) -> pl.DataFrame:
    open_ = pl.col("end").is_null() | (pl.col("end") >= FOREVER)
    return spells.select(
        person_key=pl.col(ID).cast(pl.String),
        on=_day("start"),
        until=pl.when(~open_).then(_day("end")),
        code=pl.col(STATE),
        source=pl.lit(None, dtype=pl.String),
    )


def _not_registered(people: pl.DataFrame) -> pl.DataFrame:
    """Return for everybody that she is not registered, always: a category that began later is preferred."""
    always = pl.lit(None, dtype=pl.Date)
    return people.select(
        person_key=pl.col(ID).cast(pl.String),
        on=always,
        until=always,
        code=pl.lit(codebook.af_codes.flagged("not_registered")[0]),
        source=pl.lit(None, dtype=pl.String),
    )


def _day(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String).str.to_date("%Y%m%d", strict=False)

"""Households of the participants and what they were paid, as one ledger."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import states
from stegvis.core.frames import Dataset

from .kept import kept
from .settings import Settings

PURGED_AFTER = 60  # months without a case after which the assistance system's records are erased


@dataclass(frozen=True)
class Ledger:
    """Households and their payments of social assistance up to the cut-off. Months are numbered (year × 12 + month).

    cases: the cases with household_key, null where no household is known.
    households: household (a number), key, started (the first case's start), start_month, amount (in all, kronor).
    payments: household, month, amount. `first_month` is how far back the extract of payments reaches.
    `may_be_purged`: some household's earlier history may have been erased. It may where payments stop for five years
    or more, and where they begin that long after the first month of the extract: whoever was away looks new.
    """

    cases: pl.DataFrame
    households: pl.DataFrame
    payments: pl.DataFrame
    first_month: int | None
    may_be_purged: bool


def with_household(dataset: Dataset, cases: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """Return `cases` with household_key: the household at start, null where none is known.

    Where the start is not known, the household on the last known day. A membership without a first day has always
    held. Of several, the one that began last.
    """
    members = dataset["household_members"].with_columns(pl.col("on").fill_null(date.min), code="household_key")
    last = pl.lit(settings.as_of or date.max)
    asked = cases.select("key", "person_key", day=pl.coalesce("started", last))
    found = states.state_on(members, asked, order=()).select("key", household_key="code")
    return cases.join(found, on="key", how="left")


def ledger(dataset: Dataset, cases: pl.DataFrame, settings: Settings) -> Ledger:
    """Return the ledger of the households of these cases, which are those that the settings give for payments."""
    return kept(dataset, ("ledger", settings), lambda: _ledger(dataset, cases, settings))


def _ledger(dataset: Dataset, cases: pl.DataFrame, settings: Settings) -> Ledger:
    placed = with_household(dataset, cases, settings)
    known = placed.drop_nulls("household_key")
    households = (
        known.group_by("household_key").agg(pl.col("started").min()).sort("household_key").with_row_index("household")
    )
    paid = dataset["payments"].filter(pl.col("kind") == "assistance")
    if settings.cut_off:
        paid = paid.filter(pl.col("month") <= settings.cut_off)
    payments = paid.join(households.select("household_key", "household"), on="household_key").select(
        "household", "amount", month=month_number("month")
    )
    total = payments.group_by("household").agg(pl.col("amount").sum())
    whole = households.join(total, on="household", how="left").select(
        "household",
        "started",
        pl.col("amount").fill_null(0.0),
        key="household_key",
        start_month=month_number("started"),
    )
    first = dataset["payments"].select(month_number("month").min()).item()
    return Ledger(placed, whole.sort("key"), payments, first, _may_be_purged(payments, first))


def month_number(column: str) -> pl.Expr:
    return pl.col(column).dt.year() * 12 + pl.col(column).dt.month().cast(pl.Int32)


def _may_be_purged(payments: pl.DataFrame, first_month: int | None) -> bool:
    months = payments.filter(pl.col("amount") > 0).select("household", "month")
    reach = months["month"].max()
    if not isinstance(reach, int) or first_month is None or reach - first_month < PURGED_AFTER:
        return False
    before = pl.col("month").shift(1)
    same = pl.col("household") == pl.col("household").shift(1)
    since = pl.when(same.fill_null(value=False)).then(before).otherwise(first_month)
    return bool(months.sort("household", "month").select(((pl.col("month") - since) >= PURGED_AFTER).any()).item())

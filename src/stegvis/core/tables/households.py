"""Households of the participants, and what they were paid."""

from datetime import date

import polars as pl

from stegvis.core import states
from stegvis.core.calendar_months import months_after
from stegvis.core.frames import Dataset

from .settings import Settings

PURGED_AFTER = 60  # months without a case after which the assistance system's records are erased


def households(dataset: Dataset, cases: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """Return `cases` with household_key: the household at start, null where none is known.

    Where the start is not known, the household on the last known day. A membership without a first day has always
    held. Of several, the one that began last.
    """
    members = dataset["household_members"].with_columns(pl.col("on").fill_null(date.min), code="household_key")
    last = pl.lit(settings.as_of or date.max)
    asked = cases.select("key", "person_key", day=pl.coalesce("started", last))
    found = states.state_on(members, asked, order=()).select("key", household_key="code")
    return cases.join(found, on="key", how="left")


def assistance(dataset: Dataset, keys: pl.Series, settings: Settings) -> pl.DataFrame:
    """Return the payments of social assistance to these households, by the cut-off: household_key, month, amount."""
    payments = dataset["payments"].filter(pl.col("kind") == "assistance", pl.col("household_key").is_in(keys.implode()))
    if settings.cut_off:
        payments = payments.filter(pl.col("month") <= settings.cut_off)
    return payments.group_by("household_key", month=pl.col("month").dt.truncate("1mo")).agg(pl.col("amount").sum())


def first_month(dataset: Dataset) -> date | None:
    """Return the first month that the extract of payments reaches back to."""
    found = dataset["payments"]["month"].min()
    return found if isinstance(found, date) else None


def may_be_purged(paid: pl.DataFrame, reaches_back_to: date | None) -> bool:
    """Whether some household's earlier history may have been erased.

    It may where payments stop for five years or more, and where they begin five years or more after the first month of
    the extract: whoever was away that long looks new.
    """
    if paid.is_empty() or reaches_back_to is None:
        return False
    months = paid.filter(pl.col("amount") > 0).sort("household_key", "month")
    before = pl.col("month").shift(1).over("household_key").fill_null(reaches_back_to)
    return bool(months.select((months_after(before, PURGED_AFTER) <= pl.col("month")).any()).item())

"""Months with social assistance before a day: an amount, not a goal of its own."""

import polars as pl

from stegvis.core.frames import Dataset

ASSISTANCE = "assistance"


def months_of_assistance(dataset: Dataset, asked: pl.DataFrame, *, months: int) -> pl.DataFrame:
    """Return `asked` (key, person_key, day) with `months`: calendar months with assistance paid to the household.

    Counts the `months` calendar months before the month of `day`; the month of `day` itself is left out. A month
    counts when the payments of the household in it sum to more than 0 (recoveries are negative). Membership in a
    household is read month by month: some day of the month is enough; a membership without a first day counts as
    of old. Null when the person's household is not known in any of the months: no payments seen is then no answer.
    """
    month_of = pl.col("day").dt.month_start()
    window = (pl.col("month") >= month_of.dt.offset_by(f"-{months}mo")) & (pl.col("month") < month_of)
    members = asked.drop_nulls("day").join(dataset["household_members"], on="person_key")
    first, last = month_of.dt.offset_by(f"-{months}mo"), month_of.dt.offset_by("-1d")
    members = members.filter(
        pl.col("on").is_null() | (pl.col("on") <= last), pl.col("until").is_null() | (pl.col("until") >= first)
    )
    paid = dataset["payments"].filter(pl.col("kind") == ASSISTANCE)
    paid = (
        paid.with_columns(pl.col("month").dt.month_start())
        .group_by("household_key", "month")
        .agg(pl.col("amount").sum())
    )
    belonged = (pl.col("on").is_null() | (pl.col("on") <= pl.col("month").dt.month_end())) & (
        pl.col("until").is_null() | (pl.col("until") >= pl.col("month"))
    )
    with_assistance = members.join(paid.filter(pl.col("amount") > 0), on="household_key").filter(window & belonged)
    counted = with_assistance.group_by("key").agg(months=pl.col("month").n_unique().cast(pl.Int64))
    known = (
        members.select("key").unique().join(counted, on="key", how="left").with_columns(pl.col("months").fill_null(0))
    )
    return asked.join(known, on="key", how="left")

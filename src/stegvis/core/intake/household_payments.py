"""Rows of the assistance system's extract as payments per household and month, and who belongs to a household."""

from collections.abc import Callable

import polars as pl

ASSISTANCE = "assistance"


def with_household(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows with a household in each: where the file names none, the person alone is one."""
    return rows.with_columns(
        household=pl.coalesce("household", "personal_number"), kind=pl.col("kind").fill_null(ASSISTANCE)
    )


def household_payments(rows: pl.DataFrame, key_of: Callable[[str], str]) -> pl.DataFrame:
    """Return household_key, month, kind and amount: the sum in kronor of a household's rows for the month."""
    summed = (
        with_household(rows)
        .group_by("household", "month", "kind", maintain_order=True)
        .agg(amount=pl.col("amount").sum().round(2))
    )
    return _keyed(summed, key_of).select("household_key", "month", "kind", "amount")


def household_members(rows: pl.DataFrame, persons: pl.DataFrame, key_of: Callable[[str], str]) -> pl.DataFrame:
    """Return household_key, person_key, on, until for the known persons: from their first month in it.

    That payments end does not say that anybody has left: a membership is open until the person appears in another
    household, and ends the day before, or with the month where both have a payment. `persons`: personal_number and
    person_key; members who are not known are left out.
    """
    named = with_household(rows)
    applicants = named.select("household", "month", number="personal_number")
    partners = named.select("household", "month", number="co_applicant")
    both = pl.concat([applicants, partners]).drop_nulls().unique().sort("number", "month", "household")
    moved = (pl.col("household") != pl.col("household").shift()).fill_null(value=True).over("number")
    spells = (
        both.with_columns(spell=moved.cast(pl.Int64).cum_sum().over("number"))
        .group_by("number", "spell", "household", maintain_order=True)
        .agg(on=pl.col("month").min(), last=pl.col("month").max())
    )
    left = pl.col("on").shift(-1).over("number").dt.offset_by("-1d")
    until = pl.when(left.is_not_null()).then(pl.max_horizontal(left, pl.col("last").dt.month_end()))
    known = spells.with_columns(until=until).join(
        persons, left_on="number", right_on="personal_number", maintain_order="left"
    )
    return _keyed(known, key_of).select("household_key", "person_key", "on", "until")


def without_repeats(rows: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Take away rows that repeat a household's payment for another member; return what is left and how many they were.

    A repeat has the household, month, kind and amount of a row of another person.
    """
    same = ["household", "month", "kind", "amount"]
    named = rows.with_columns(
        nth=pl.int_range(pl.len()).over(same), persons=pl.col("personal_number").n_unique().over(same)
    )
    repeats = (pl.col("nth") > 0) & (pl.col("persons") > 1) & pl.col("household").is_not_null()
    return named.filter(~repeats).drop("nth", "persons"), named.filter(repeats).height


def _keyed(frame: pl.DataFrame, key_of: Callable[[str], str]) -> pl.DataFrame:
    keys = {name: key_of(name) for name in frame["household"].unique()}
    return frame.with_columns(household_key=pl.Series([keys[name] for name in frame["household"]], dtype=pl.String))

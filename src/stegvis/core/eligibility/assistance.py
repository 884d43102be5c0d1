"""Months with social assistance in a window of whole calendar months before a day."""

from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.calendar_months import add_months

from .criteria import Facts


def months_with_assistance(people: pl.DataFrame, facts: Facts, on: date, *, window: int, lowest: int) -> pl.DataFrame:
    """Count each person's months with assistance among the `window` calendar months before the month of `on`.

    A month counts when the person's household of that month was paid assistance (payments less what was paid back are
    above zero), or when she had assistance as a livelihood on any of its days. Returns person_key, `months`, `known`
    (something is known of payments or livelihoods at all) and `from`: the first day on which she would have `lowest`
    months if assistance goes on; empty for who had none in the last whole month, or never gets there that way.
    """
    first = add_months(on.replace(day=1), -window)
    calendar = pl.DataFrame({"month": [add_months(first, step) for step in range(window)]}, schema={"month": pl.Date})
    paid = pl.concat([_paid(facts), _lived_on(facts, calendar)]).unique()
    inside = paid.join(people, on="person_key", how="semi").join(calendar, on="month", how="semi")
    counted = inside.group_by("person_key").agg(months=pl.len().cast(pl.Int64), had=pl.col("month"))
    found = people.join(counted, on="person_key", how="left").with_columns(pl.col("months").fill_null(0))
    found = found.join(_heard_of(facts), on="person_key", how="left").with_columns(pl.col("known").fill_null(False))
    return found.join(_reached(counted, on, window, lowest), on="person_key", how="left").drop("had")


def _paid(facts: Facts) -> pl.DataFrame:
    """Return person_key and month of each month in which the household of that month was paid assistance."""
    net = (
        facts.payments.filter(pl.col("kind") == "assistance")
        .group_by("household_key", "month")
        .agg(pl.col("amount").sum())
    )
    members = facts.household_members.select("household_key", "person_key", "on", "until")
    months = net.filter(pl.col("amount") > 0).join(members, on="household_key")
    begun = pl.col("on").is_null() | (pl.col("on") <= pl.col("month").dt.month_end())
    still = pl.col("until").is_null() | (pl.col("until") >= pl.col("month"))
    return months.filter(begun & still).select("person_key", "month")


def _lived_on(facts: Facts, calendar: pl.DataFrame) -> pl.DataFrame:
    """Return person_key and month of each month of the calendar on some day of which assistance was a livelihood."""
    codes = codebook.livelihoods.in_group("assistance")
    lived = facts.livelihoods.filter(pl.col("code").is_in(codes)).select("person_key", "on", "until")
    begun = pl.col("on").is_null() | (pl.col("on") <= pl.col("month").dt.month_end())
    still = pl.col("until").is_null() | (pl.col("until") >= pl.col("month"))
    return lived.join(calendar, how="cross").filter(begun & still).select("person_key", "month")


def _heard_of(facts: Facts) -> pl.DataFrame:
    """Return who has any livelihood on record, or has been in a household."""
    heard = pl.concat([facts.livelihoods.select("person_key"), facts.household_members.select("person_key")])
    return heard.unique().with_columns(known=pl.lit(True))


def _reached(counted: pl.DataFrame, on: date, window: int, lowest: int) -> pl.DataFrame:
    """Return the first day on which `lowest` months are there if assistance goes on without a break from now."""
    this_month = on.replace(day=1)
    goes_on = counted.filter(pl.col("had").list.contains(pl.lit(add_months(this_month, -1))))
    days = []
    for step in range(1, window + 1):
        # When `step` more months have passed, the window has let go of its first `step` months.
        kept = pl.col("had").list.eval(pl.element() >= add_months(this_month, step - window)).list.sum()
        days.append(pl.when(kept + step >= lowest).then(pl.lit(add_months(this_month, step))))
    first = pl.coalesce(days) if days else pl.lit(None, dtype=pl.Date)
    return goes_on.select("person_key", first.cast(pl.Date).alias("from"))

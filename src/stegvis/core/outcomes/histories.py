"""What had happened in each case by the cut-off, as days: success, exit for another known reason, exit to the unknown.

Success is the outcome's first day. An exit competes with it when its reason is known and is not the outcome (death and
moving too); it leaves the outcome unknown when the reason is in the group "unknown" (no contact, consent withdrawn,
effort ended, other, reason missing).
"""

from datetime import date
from enum import IntEnum

import polars as pl

from stegvis.core.calendar_months import months_between
from stegvis.core.errors import CannotCompute
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.statistics.incidence import Incidence, cumulative_incidence

from .kinds import EventOutcome
from .lines import NO_CASES

UNDATED = _("Days of start, exit or outcome are missing or impossible in some cases.")


class Cause(IntEnum):
    """What ended a case's follow-up."""

    CENSORED = 0  # under way at the cut-off, or exited with unknown outcome
    SUCCESS = 1
    OTHER = 2  # exited for another known reason


def histories(dataset: Dataset, started: pl.DataFrame, outcome: EventOutcome, cut_off: date | None) -> pl.DataFrame:
    """Add to participations: success, other, lost (days or null) and undated (a day that matters is not known)."""
    first = outcome.first_day(dataset, started, cut_off).rename({"on": "success"}).with_columns(happened=True)
    other = pl.col("has_exited") & ~pl.col("reason").is_in(list(outcome.reasons))
    unknown = pl.col("group") == "unknown"
    impossible = (pl.col("exited") < pl.col("started")).fill_null(value=False)
    happened_some_day = pl.col("happened").fill_null(value=False) & pl.col("success").is_null()
    exited_some_day = pl.col("has_exited") & pl.col("exited").is_null()
    return started.join(first, on="case_key", how="left").with_columns(
        other=pl.when(other & ~unknown).then("exited"),
        lost=pl.when(other & unknown).then("exited"),
        undated=pl.col("started").is_null() | exited_some_day | happened_some_day | impossible,
    )


def require_days(cases: pl.DataFrame) -> None:
    """Raise CannotCompute when there are no cases, or a day that matters is missing in one of them."""
    if cases.is_empty():
        raise CannotCompute(NO_CASES)
    if cases["undated"].any():
        raise CannotCompute(UNDATED)


def first_events(cases: pl.DataFrame, cut_off: date) -> pl.DataFrame:
    """Add months (from start to the first event, in calendar months) and cause (a Cause) to histories.

    On the same day success comes before an exit, and an exit before censoring. Work that begins after an exit counts
    for nothing here: after an exit to the unknown only those who found work would be seen again, and after another
    known exit that exit was first. Raises CannotCompute when days are missing.
    """
    require_days(cases)
    last = pl.lit(cut_off, dtype=pl.Date)
    end = pl.min_horizontal("success", "other", "lost", last)
    cause = (
        pl.when(pl.col("success") == end)
        .then(pl.lit(int(Cause.SUCCESS)))
        .when(pl.col("other") == end)
        .then(pl.lit(int(Cause.OTHER)))
        .otherwise(pl.lit(int(Cause.CENSORED)))
    )
    # Lazily, since the same days are looked up many times in these expressions.
    return cases.lazy().with_columns(months=months_between(pl.col("started"), end), cause=cause).collect()


def incidence(events: pl.DataFrame) -> Incidence:
    """Estimate the cumulative incidence of success, with other exits competing, from first events."""
    return cumulative_incidence(events["months"].to_numpy(), events["cause"].to_numpy(), causes=2)

"""The target group of a project in registers, month by month: who met all criteria, and of whom it is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from stegvis.core.eligibility import Criterion, Verdict, assess, overall
from stegvis.core.eligibility.criteria import JUDGED
from stegvis.core.marking import _

from .. import refusals
from ..register import GONE, ID, MONTH, SINCE
from .described import KEY
from .evidence import Evidence, first_day

VERDICT = "verdict"


@dataclass(frozen=True, eq=False)
class Cohort:
    """`verdicts`: ID, MONTH and VERDICT of each person who was there in each month. `criteria` are those that were
    counted; `judged` those that no register says, and that were left out.
    """

    verdicts: pl.DataFrame
    criteria: tuple[Criterion, ...]
    judged: tuple[Criterion, ...]

    @property
    def eligible(self) -> pl.DataFrame:
        """ID and MONTH of those who met all criteria: what risk sets are made of."""
        return self.verdicts.filter(pl.col(VERDICT) == Verdict.MET.value).select(ID, MONTH)


def find_cohort(
    people: pl.DataFrame,
    described: pl.DataFrame,
    known: Evidence,
    criteria: Sequence[Criterion],
    *,
    first: int,
    last: int,
) -> Cohort:
    """Judge the criteria for everybody on the first day of each month from `first` to `last`, on the months before it.

    `people` are those of `people_of`, `described` what criteria ask about them, in the same order. Who had not come yet
    or was gone in a month is not counted there. Raises DataProblem when no criterion is left, or the period is none.
    """
    counted = tuple(each for each in criteria if each.kind not in JUDGED)
    if not counted:
        raise refusals.option("criteria", _("No register says whether these criteria are met."))
    if last < first:
        raise refusals.option("--last", _("The period ends before it starts."))
    months = [_judged(people, described, known, counted, month) for month in range(first, last + 1)]
    return Cohort(pl.concat(months), counted, tuple(each for each in criteria if each.kind in JUDGED))


def _judged(
    people: pl.DataFrame, described: pl.DataFrame, known: Evidence, criteria: tuple[Criterion, ...], month: int
) -> pl.DataFrame:
    arrived = (pl.col(SINCE).is_null() | (pl.col(SINCE) <= month)).alias("arrived")
    still = (pl.col(GONE).is_null() | (pl.col(GONE) > month)).alias("still")
    there = people.select(arrived & still).to_series()
    own, asked = people.filter(there), described.filter(there)
    judged = assess(asked, criteria, known.at(month, criteria), on=first_day(month))
    # Who does not meet a criterion yet is not in the group, whatever else is not known of her.
    verdicts = overall(judged.with_columns(pl.col(VERDICT).replace(Verdict.NOT_YET.value, Verdict.NOT_MET.value)))
    found = own.select(ID).with_columns(asked[KEY]).join(verdicts, on=KEY, how="left", maintain_order="left")
    return found.select(ID, pl.lit(month, dtype=pl.Int64).alias(MONTH), VERDICT)

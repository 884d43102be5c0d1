"""What holds for a person on a day, read from dated facts. This is the one place that knows how.

A fact runs from `on` to `until`, both days included; an empty `until` is open. A fact whose first day is not known
can't be placed on a day, and is left out: the state is then unknown, not guessed.
"""

from collections.abc import Sequence
from datetime import timedelta

import polars as pl

DIRECTLY = 7  # days: "directly before" is within one week (the rule of Försäkringskassan's follow-up system, SUS)


def states_on(facts: pl.DataFrame, asked: pl.DataFrame, *, reach: int = 0) -> pl.DataFrame:
    """Return every fact that holds on the day asked about: the columns of `asked` and those of the fact.

    `asked` has the columns key, person_key, day. Where nothing holds on the day, the facts that ended last before it
    stand in, if that was at most `reach` days earlier. A key without a fact gets no row, one without a day neither.
    """
    day, until = pl.col("day"), pl.col("until")
    near = asked.drop_nulls("day").join(facts.drop_nulls("on"), on="person_key", how="inner")
    near = near.filter(pl.col("on") <= day, until.is_null() | (until >= day - timedelta(days=reach)))
    if not reach:
        return near
    gap = (day - until).dt.total_days().clip(lower_bound=0).fill_null(0)
    return near.with_columns(gap=gap).filter(pl.col("gap") == pl.col("gap").min().over("key")).drop("gap")


def state_on(
    facts: pl.DataFrame, asked: pl.DataFrame, *, order: Sequence[str], largest: str | None = None, reach: int = 0
) -> pl.DataFrame:
    """Return the one state of each key on its day: all rows of `asked` with the column `code`, null where not known.

    Of several facts on one day the one with the largest value in the column `largest` counts (empty values last), then
    the one that began last, then the one whose code stands first in `order`; codes that are not there come last.
    """
    found = states_on(facts, asked, reach=reach)
    place = pl.col("code").replace_strict({code: i for i, code in enumerate(order)}, default=len(order))
    by = [pl.col(largest)] if largest else []
    ranked = found.sort(
        [*by, pl.col("on"), place, pl.col("code")],
        descending=[*([True] * len(by)), True, False, False],
        nulls_last=True,
    )
    chosen = ranked.unique("key", keep="first", maintain_order=True).select("key", "code")
    return asked.join(chosen, on="key", how="left")

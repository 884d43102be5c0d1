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
    holding = until.is_null() | (until >= day)
    ended = near.filter(~holding)
    if ended.is_empty():
        return near
    held = near.filter(holding)
    last = ended.join(held, on="key", how="anti").filter(until == until.max().over("key"))
    return pl.concat([held, last])


def state_on(
    facts: pl.DataFrame, asked: pl.DataFrame, *, order: Sequence[str], largest: str | None = None, reach: int = 0
) -> pl.DataFrame:
    """Return the one state of each key on its day: all rows of `asked` with the column `code`, null where not known.

    Of several facts on one day the one with the largest value in the column `largest` counts (empty values last), then
    the one that began last, then the one whose code stands first in `order`; codes that are not there come last.
    """
    found = states_on(facts, asked, reach=reach)
    several = found.filter(pl.col("key").is_duplicated())
    alone = found if several.is_empty() else found.join(several, on="key", how="anti")
    chosen = pl.concat([each.select("key", "code") for each in (alone, _first(several, order, largest))])
    return asked.join(chosen, on="key", how="left")


def _first(found: pl.DataFrame, order: Sequence[str], largest: str | None) -> pl.DataFrame:
    """Return the one fact of each key that counts before its others."""
    place = pl.col("code").replace_strict({code: i for i, code in enumerate(order)}, default=len(order))
    by = [pl.col(largest)] if largest else []
    ranked = found.sort(
        [*by, pl.col("on"), place, pl.col("code")],
        descending=[*([True] * len(by)), True, False, False],
        nulls_last=True,
    )
    return ranked.unique("key", keep="first", maintain_order=True)

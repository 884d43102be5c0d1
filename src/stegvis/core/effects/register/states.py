"""Status months: in which state a person was in each month after her own, and when she left for good.

A sequence has every month of the follow-up. Who has died or moved is in that state from then on, and what the extract
does not cover is unknown: neither is ever a month without.
"""

from collections.abc import Collection

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from .engine import ibis, table_of
from .extracts import ID, MONTH, STATE, Months
from .people import CAUSE
from .windows import GONE, PLACE, SINCE

OFFSET, KNOWN = "offset", "known"
UNKNOWN, LEFT = "unknown", "gone"
FIRST_EXIT, STABLE_EXIT, ENDED, EVENT = "first_exit", "stable_exit", "ended", "event"
EXIT, END = "exit", "end"


def status_months(index: pl.DataFrame, spells: Months, *, first: int, last: int, otherwise: str) -> pl.DataFrame:
    """Return PLACE (the row of `index`), ID, MONTH, OFFSET, STATE and KNOWN: a row for each month `first` … `last`.

    `index` has ID, MONTH, SINCE, GONE and CAUSE. `spells` are those of `spells`, whose order of codes decided where
    they overlap. A month of somebody who was there, without a spell, is in the state `otherwise`; from GONE on it is
    CAUSE (or "gone"); before SINCE, and outside the months that the extract covers, "unknown". In the last two it is
    not KNOWN how she lived.
    """
    if last < first:
        raise refusals.option("last", _("The window ends before it starts."))
    if {otherwise, *spells.values} & {UNKNOWN, LEFT}:
        raise refusals.option(STATE, _("The name is needed for something else."), expected=_("another name"))
    asked = table_of(index.select(ID, MONTH, SINCE, GONE, CAUSE).with_row_index(PLACE))
    if asked[ID].type() != spells.table[ID].type():
        raise refusals.option(ID, _("The identity is numbers in one file and text in another."))
    offsets = ibis().range(first, last + 1).unnest().name(OFFSET).as_table()
    months = asked.cross_join(offsets).mutate(at=lambda each: each[MONTH] + each[OFFSET])
    held = spells.table.select(**{"who": spells.table[ID], "when": spells.table[MONTH], STATE: spells.table[STATE]})
    joined = months.left_join(held, [months[ID] == held.who, months["at"] == held["when"]])
    covered = joined["at"].between(*spells.covers) & (joined[SINCE].isnull() | (joined["at"] >= joined[SINCE]))
    left = ibis().coalesce(joined["at"] >= joined[GONE], False)
    state = ibis().cases(
        (left, ibis().coalesce(joined[CAUSE].cast("string"), LEFT)),
        (~covered, UNKNOWN),
        else_=ibis().coalesce(joined[STATE], otherwise),
    )
    columns = {STATE: state, KNOWN: covered & ~left}
    found: pl.DataFrame = spells.backend.to_polars(joined.select(PLACE, ID, MONTH, OFFSET, **columns))
    return found.sort(PLACE, OFFSET)


def months_in(sequences: pl.DataFrame, states: Collection[str]) -> pl.DataFrame:
    """Return PLACE and how many months each person was in one of the states; empty where a month is not known.

    `sequences` are those of `status_months`. A month of somebody who is gone is not known.
    """
    count = pl.col(STATE).is_in(list(states)).sum().cast(pl.Int64)
    return sequences.group_by(PLACE, maintain_order=True).agg(months=pl.when(pl.col(KNOWN).all()).then(count))


def exits(sequences: pl.DataFrame, states: Collection[str], *, run: int) -> pl.DataFrame:
    """Return when each person came into one of the states, for the first time and to stay, and what ended the look.

    PLACE, ID, MONTH; FIRST_EXIT and STABLE_EXIT, the OFFSET of the first month in the states, and of the first of `run`
    such months in a row, empty where there is none before the look ended; EVENT: "exit" (the stable one), the cause of
    being gone, or "end" (of the sequence, or of what is known); ENDED, the offset of the event. Death and moving away
    compete with an exit: they end the look, and are not counted as months without one.

    `sequences` are those of `status_months`.
    """
    if run < 1:
        raise refusals.option("run", _("The run is longer than the window, or none."))
    seen = sequences.with_columns(seen=pl.col(KNOWN).cast(pl.Int8).cum_min().over(PLACE).cast(pl.Boolean))
    inside = (pl.col(STATE).is_in(list(states)) & pl.col("seen")).alias("inside")
    flagged = seen.with_columns(inside).with_columns(stays=_begins_run(run))
    own = flagged.group_by(PLACE, maintain_order=True).agg(
        pl.col(ID, MONTH).first(),
        pl.col(OFFSET).filter("inside").min().alias(FIRST_EXIT),
        pl.col(OFFSET).filter("stays").min().alias(STABLE_EXIT),
        pl.col(OFFSET).filter(~pl.col("seen")).min().alias("lost"),
        pl.col(STATE).filter(~pl.col("seen")).first().alias("why"),
        (pl.col(OFFSET).max() + 1).alias("over"),
    )
    gone = pl.col("why").is_not_null() & (pl.col("why") != UNKNOWN)
    event = (
        pl.when(pl.col(STABLE_EXIT).is_not_null()).then(pl.lit(EXIT)).when(gone).then("why").otherwise(pl.lit(END))
    ).alias(EVENT)
    ended = pl.coalesce(STABLE_EXIT, "lost", "over").alias(ENDED)
    return own.select(PLACE, ID, MONTH, FIRST_EXIT, STABLE_EXIT, event, ended)


def _begins_run(run: int) -> pl.Expr:
    """Return whether so many months from this one on, in the same sequence, are inside."""
    later = [pl.col("inside").shift(-step).over(PLACE) for step in range(run)]
    return pl.all_horizontal(later).fill_null(value=False)

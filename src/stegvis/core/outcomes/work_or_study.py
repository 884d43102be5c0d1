"""Work or studies: the first day when a participant goes on to either, after the start.

The commission of 2011 says "gå vidare till arbete eller studier", so what was held before does not count: the day is
the first when work, or studies, has *begun or increased* since the start (the rule of Försäkringskassan's follow-up
system SUS). Work and studies are compared each with itself: who studied before and takes a job has gone on to work.
- Directly before is the day before the start, reaching back one week (states.DIRECTLY).
- Extent is the sum of hours a week over spells that run at the same time. Where hours are not known on either side, an
  increase can't be told, and a spell counts only if nothing of its kind was held directly before.
- A move from supported to unsupported work with the same hours is not an increase.
- An exit for work or studies counts on the day of exit, if nothing was dated before.
Work that begins after the exit counts too; what a goal makes of it is said in `goal`. Left out: work training, and
people who are employed but on sick leave (they have that occupation's code).
"""

from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.states import DIRECTLY

from .extents import GROUPS, extents_on, spells
from .kinds import EventOutcome

REASONS = frozenset(codebook.load("exits").in_group(*GROUPS))


def first_day(dataset: Dataset, participations: pl.DataFrame, cut_off: date | None) -> pl.DataFrame:
    """Return case_key and on, the first day of work or studies, for the cases where it happened; see the module.

    A null day: the case was exited for it on a day that is not known, or a spell's first day is not known and it may
    have begun after the start.
    """
    known = spells(dataset["occupations"])
    if cut_off:
        known = known.filter(pl.col("on").is_null() | (pl.col("on") <= cut_off))
    dated = pl.concat([_begun_or_increased(known, participations), _exits(participations)])
    first = dated.group_by("case_key").agg(on=pl.col("on").min())
    unplaced = _unplaced(known, participations).join(first, on="case_key", how="anti")
    return pl.concat([first, unplaced])


def _begun_or_increased(known: pl.DataFrame, participations: pl.DataFrame) -> pl.DataFrame:
    dated = known.drop_nulls("on")
    cases = participations.select("case_key", "person_key", "started").drop_nulls("started")
    begun = cases.join(dated, on="person_key").filter(pl.col("on") >= pl.col("started"))
    begun = begun.select("case_key", "person_key", "group", "on").unique().with_row_index("key")
    before = cases.select(key="case_key", person_key="person_key", day=pl.col("started").dt.offset_by("-1d"))
    # The day before the start is itself the first of the week that "directly before" reaches back.
    held = extents_on(dated, before, reach=DIRECTLY - 1).with_columns(held=True)
    held = held.rename({"key": "case_key", "hours": "hours_before"})
    then = extents_on(dated, begun.select("key", "person_key", day="on"))
    compared = begun.join(then, on=["key", "group"]).join(held, on=["case_key", "group"], how="left")
    increased = (pl.col("hours") > pl.col("hours_before")).fill_null(value=False)
    return compared.filter(pl.col("held").is_null() | increased).select("case_key", "on")


def _exits(participations: pl.DataFrame) -> pl.DataFrame:
    return participations.filter(pl.col("reason").is_in(list(REASONS))).select("case_key", on="exited")


def _unplaced(known: pl.DataFrame, participations: pl.DataFrame) -> pl.DataFrame:
    """Return the cases with a spell whose first day is not known and that had not ended before the start."""
    undated = known.filter(pl.col("on").is_null())
    met = participations.join(undated, on="person_key")
    over = (pl.col("until") < pl.col("started")).fill_null(value=False)
    return met.filter(~over).select("case_key", on=pl.lit(None, dtype=pl.Date)).unique()


work_or_study = EventOutcome("work_or_study", _("Work or studies begun"), _("work or studies"), REASONS, first_day)

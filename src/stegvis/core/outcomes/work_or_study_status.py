"""Work or studies on a day, whether it was held before the start or not, with or without support."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.states import states_on

from .extents import GROUPS
from .kinds import StateOutcome


def holds(dataset: Dataset, asked: pl.DataFrame) -> pl.DataFrame:
    """Return `asked` (key, person_key, day) with `holds`: true when any occupation on the day is work or studies.

    Several occupations at a time: one of work or studies is enough. Null when no occupation is known on the day, or
    only that it is unknown. The reason for exit is not read: it tells of the day of exit, not of this day.
    """
    codes = codebook.load("occupations")
    found = states_on(dataset["occupations"], asked).filter(~pl.col("code").is_in(codes.in_group("unknown")))
    answers = found.group_by("key").agg(holds=pl.col("code").is_in(codes.in_group(*GROUPS)).any())
    return asked.join(answers, on="key", how="left")


work_or_study_status = StateOutcome(
    "work_or_study_status", _("In work or studies on the day"), _("be in work or studies"), holds
)

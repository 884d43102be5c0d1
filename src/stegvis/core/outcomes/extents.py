"""Work and studies as extents: how many hours a week a person did of each, on a day."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.states import states_on

GROUPS = ("work", "studies")


def spells(occupations: pl.DataFrame) -> pl.DataFrame:
    """Return the spells of work and studies: person_key, on, until, group, hours. Spells of no hours are left out."""
    codes = codebook.load("occupations")
    groups = {code: codes[code].group for code in codes.in_group(*GROUPS)}
    found = occupations.with_columns(
        group=pl.col("code").replace_strict(groups, default=None, return_dtype=pl.String)
    ).drop_nulls("group")
    return found.filter(pl.col("hours").is_null() | (pl.col("hours") > 0)).select(
        "person_key", "on", "until", "group", "hours"
    )


def extents_on(dated: pl.DataFrame, asked: pl.DataFrame, *, reach: int = 0) -> pl.DataFrame:
    """Return key, group, hours for each of `asked` (key, person_key, day): the sum of the spells that hold on the day.

    Hours are null where some spell's are not known. A group without a spell on the day has no row.
    """
    # Group by group: studies that run on must not hide work that ended the day before.
    held = pl.concat([states_on(dated.filter(pl.col("group") == each), asked, reach=reach) for each in GROUPS])
    whole = pl.when(pl.col("hours").null_count() == 0).then(pl.col("hours").sum())
    return held.group_by("key", "group").agg(hours=whole)

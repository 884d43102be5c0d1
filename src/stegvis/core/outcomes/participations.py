"""Participations: the started cases, with why they ended and what kind of end it is."""

from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset

from .known_cases import known_cases

UNKNOWN = "unknown"  # the code of a missing reason, and the group of it and of codes that are not in the list


def participations(
    dataset: Dataset, *, cut_off: date | None, project: str | None = None, counts_undated: bool = True
) -> pl.DataFrame:
    """Return the started cases: case_key, person_key, started, has_exited, exited, reason, group, transfer.

    What is known at the cut-off, and what is left out, is as `known_cases` says; so are cases left out that never
    started. A missing reason is `unknown`.
    """
    exits = codebook.load("exits")
    known = known_cases(dataset, day=cut_off, project=project, counts_undated=counts_undated)
    groups = {each.code: each.group for each in exits}
    reason = pl.when("has_exited").then(pl.col("exit_reason").fill_null(UNKNOWN))
    group = pl.col("reason").replace_strict(groups, default=UNKNOWN, return_dtype=pl.String)
    return (
        known.filter("has_started")
        .select("case_key", "person_key", "started", "has_exited", "exited", reason=reason)
        .with_columns(
            group=pl.when(pl.col("reason").is_not_null()).then(group),
            transfer=pl.col("reason").is_in(exits.flagged("transfer")).fill_null(value=False),
        )
    )

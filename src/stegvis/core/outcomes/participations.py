"""Cases as they were known at a cut-off: who had started, who had exited, and why."""

from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset

UNKNOWN = "unknown"  # the code of a missing reason, and the group of it and of codes that are not in the list


def participations(
    dataset: Dataset, *, cut_off: date | None, project: str | None = None, counts_undated: bool = True
) -> pl.DataFrame:
    """Return the started cases: case_key, person_key, started, has_exited, exited, reason, group, transfer.

    What came after the cut-off is not known: an exit later than it is no exit yet. A start or exit without a day counts
    as known at the cut-off when `counts_undated`, by the case's state or reason for exit. Wrong registrations are left
    out, whenever they were found to be wrong; so are cases that never started. A missing reason is `unknown`.
    """
    exits, states = codebook.load("exits"), codebook.load("case_states")
    cases = dataset["cases"].filter(~pl.col("exit_reason").is_in(exits.flagged("excluded")).fill_null(value=False))
    if project is not None:
        cases = cases.filter(pl.col("project") == project)
    over = [state for state in states.flagged("started") if state not in states.flagged("open")]
    exit_recorded = pl.col("exit_reason").is_not_null() | pl.col("state").is_in(over)
    has_exited = _known(pl.col("exited"), exit_recorded, cut_off, counts_undated)
    start_recorded = pl.col("state").is_in(states.flagged("started")) | exit_recorded | pl.col("exited").is_not_null()
    started = cases.filter(_known(pl.col("started"), start_recorded, cut_off, counts_undated))
    return (
        started.with_columns(has_exited=has_exited)
        .select(
            "case_key",
            "person_key",
            "started",
            "has_exited",
            exited=pl.when("has_exited").then("exited"),
            reason=pl.when("has_exited").then(pl.col("exit_reason").fill_null(UNKNOWN)),
        )
        .with_columns(
            group=pl.when(pl.col("reason").is_not_null()).then(
                pl.col("reason").replace_strict(
                    {each.code: each.group for each in exits}, default=UNKNOWN, return_dtype=pl.String
                )
            ),
            transfer=pl.col("reason").is_in(exits.flagged("transfer")).fill_null(value=False),
        )
    )


def _known(day: pl.Expr, recorded: pl.Expr, cut_off: date | None, counts_undated: bool) -> pl.Expr:
    """Whether something had happened by the cut-off: by its day, and without a day by what else is recorded."""
    dated = day <= cut_off if cut_off else day.is_not_null()
    return pl.when(day.is_not_null()).then(dated).otherwise(recorded & pl.lit(counts_undated))

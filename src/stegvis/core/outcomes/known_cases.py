"""A project's cases as they were known on a day: who had started, who had exited, and why."""

from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset


def known_cases(dataset: Dataset, *, day: date | None, project: str | None, counts_undated: bool) -> pl.DataFrame:
    """Return the cases of `project` (None: of all) with has_started and has_exited, as known at the end of `day`.

    An exit after that day is not an exit yet: day and reason are empty; so is a later start. A start or an exit without
    a day, which only the state or the reason tells of, counts when `counts_undated`. Without a `day` all that is
    recorded is known. Wrong registrations are left out, whenever they were found to be wrong.
    """
    excluded = pl.col("exit_reason").is_in(codebook.exits.flagged("excluded")).fill_null(value=False)
    started, exited = known_by("started", day), known_by("exited", day)
    return (
        of_project(dataset["cases"], project)
        .filter(~excluded)
        .with_columns(
            has_started=started | (undated_start() & counts_undated),
            has_exited=exited | (undated_exit() & counts_undated),
        )
        .with_columns(
            started=pl.when(started).then("started"),
            exited=pl.when(exited).then("exited"),
            exit_reason=pl.when("has_exited").then("exit_reason"),
        )
    )


def of_project(cases: pl.DataFrame, project: str | None) -> pl.DataFrame:
    return cases if project is None else cases.filter(pl.col("project") == project)


def known_by(column: str, day: date | None) -> pl.Expr:
    """Whether the day in `column` is known and had come by `day`."""
    come = pl.col(column).is_not_null() if day is None else pl.col(column) <= day
    return come.fill_null(value=False)


def undated_start() -> pl.Expr:
    """Whether a case has started on a day that is not known: its state, or an exit, says that it has."""
    begun = pl.col("state").is_in(codebook.case_states.flagged("started")).fill_null(value=False)
    return pl.col("started").is_null() & (begun | pl.col("exit_reason").is_not_null() | pl.col("exited").is_not_null())


def undated_exit() -> pl.Expr:
    """Whether a case has exited on a day that is not known."""
    states = codebook.case_states
    over = [state for state in states.flagged("started") if state not in states.flagged("open")]
    told = pl.col("state").is_in(over).fill_null(value=False) | pl.col("exit_reason").is_not_null()
    return pl.col("exited").is_null() & told

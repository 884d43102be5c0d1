"""Whom a table is about. One row a case, with what was known of it on the day whose state counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Period, Sentence

from .kept import kept
from .settings import Settings

UNSTATED_CUT_OFF = _("Nobody has stated a cut-off: it is the latest day in the data.")
UNDATED_COUNTED = _("Starts and exits on an unknown day are counted, since the whole period is asked about.")
UNDATED_LEFT_OUT = _("Starts and exits on an unknown day are left out, since they can't be placed in the period.")
WRONG_LEFT_OUT = _("Wrong registrations are left out.")


@dataclass(frozen=True)
class Population:
    """A population by name: its rows (`frame`), the sentence that names it, and what its notes say."""

    about: Callable[[Settings, str], object]
    frame: Callable[[Dataset, Settings, str], pl.DataFrame]

    def sentence(self, settings: Settings, table: str) -> object:
        return self.about(settings, table)

    def notes(self, dataset: Dataset, settings: Settings) -> tuple[object, ...]:
        """Say what was done with cases that lack a day, and where the cut-off comes from."""
        notes: list[object] = [WRONG_LEFT_OUT]
        if has_undated(dataset, settings):
            notes.append(UNDATED_COUNTED if settings.counts_undated else UNDATED_LEFT_OUT)
        if settings.cut_off and not settings.cut_off_stated:
            notes.append(UNSTATED_CUT_OFF)
        return tuple(notes)


def known_cases(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return the project's cases with their person's attributes, as known on the day whose state counts.

    Wrong registrations are left out. An exit after that day is not an exit yet: day and reason are empty. `key` is the
    case; `has_started` and `has_exited` say whether it had by then. A start or an exit without a day, which only the
    state or the reason tells of, counts when the settings count the undated.
    """
    return kept(dataset, ("known_cases", settings), lambda: _known_cases(dataset, settings))


def _known_cases(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    excluded = pl.col("exit_reason").is_in(codebook.exits.flagged("excluded")).fill_null(value=False)
    persons = dataset["persons"].select("person_key", "sex", "birth_region", "municipality")
    started, exited = known_by("started", settings.as_of), known_by("exited", settings.as_of)
    cases = _of_project(dataset["cases"], settings).filter(~excluded).with_columns(key="case_key")
    return (
        cases.with_columns(
            has_started=started | (undated_start() & settings.counts_undated),
            has_exited=exited | (undated_exit() & settings.counts_undated),
        )
        .with_columns(
            started=pl.when(started).then("started"),
            exited=pl.when(exited).then("exited"),
            exit_reason=pl.when("has_exited").then("exit_reason"),
        )
        .join(persons, on="person_key", how="left")
    )


def started_cases(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return the cases that started in the period."""

    def compute() -> pl.DataFrame:
        cases = known_cases(dataset, settings).filter("has_started")
        return cases.filter(in_period("started", settings.period) | pl.col("started").is_null())

    return kept(dataset, ("started_cases", settings), compute)


def exited_cases(dataset: Dataset, settings: Settings, *, by: date | None = None) -> pl.DataFrame:
    """Return the cases that exited in the period, and no later than `by` where that is given.

    An exit without a day can't be placed before `by`, and is left out then.
    """

    def compute() -> pl.DataFrame:
        cases, inside = known_cases(dataset, settings).filter("has_exited"), in_period("exited", settings.period)
        if by is not None:
            return cases.filter(inside, pl.col("exited") <= by)
        return cases.filter(inside | pl.col("exited").is_null())

    return kept(dataset, ("exited_cases", by, settings), compute)


def known_by(column: str, day: date | None) -> pl.Expr:
    """Whether the day in `column` is known and had come by `day`."""
    come = pl.col(column).is_not_null() if day is None else pl.col(column) <= day
    return come.fill_null(value=False)


def in_period(column: str, period: Period) -> pl.Expr:
    """Whether the day in `column` lies in the period."""
    inside = pl.col(column).is_not_null()
    if period.start:
        inside &= pl.col(column) >= period.start
    if period.end:
        inside &= pl.col(column) <= period.end
    return inside.fill_null(value=False)


def undated_start() -> pl.Expr:
    """Whether a case has started on a day that is not known: its state, or an exit, says that it has."""
    begun = pl.col("state").is_in(codebook.case_states.flagged("started"))
    return pl.col("started").is_null() & (begun | pl.col("exit_reason").is_not_null() | pl.col("exited").is_not_null())


def undated_exit() -> pl.Expr:
    """Whether a case has exited on a day that is not known."""
    states = codebook.case_states
    over = [state for state in states.flagged("started") if state not in states.flagged("open")]
    return pl.col("exited").is_null() & (pl.col("state").is_in(over) | pl.col("exit_reason").is_not_null())


def has_undated(dataset: Dataset, settings: Settings) -> bool:
    """Whether the project has starts or exits without a day."""

    def compute() -> bool:
        cases = _of_project(dataset["cases"], settings)
        return bool(cases.select((undated_start() | undated_exit()).any()).item())

    return kept(dataset, ("has_undated", settings.project), compute)


def _of_project(cases: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    return cases.filter(pl.col("project") == settings.project) if settings.project else cases


def _exited_by(settings: Settings, table: str) -> date | None:
    if table == "payments_by_household":
        return settings.payments.exited_by
    return settings.before_after_of(table).exited_by


def _about_exited(settings: Settings, table: str) -> object:
    by = _exited_by(settings, table)
    return Sentence(_("Cases that exited by {day}"), {"day": by}) if by else _("Cases that exited in the period")


STARTED = Population(
    about=lambda settings, table: _("Cases that started in the period"),
    frame=lambda dataset, settings, table: started_cases(dataset, settings),
)
EXITED = Population(
    about=lambda settings, table: _("Cases that exited in the period"),
    frame=lambda dataset, settings, table: exited_cases(dataset, settings),
)
EXITED_BY = Population(
    about=_about_exited,
    frame=lambda dataset, settings, table: exited_cases(dataset, settings, by=_exited_by(settings, table)),
)

"""Whom a table is about. One row a case, with what was known of it on the day whose state counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.outcomes import known_cases as known
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

    What is known then, and what is left out, is as core.outcomes.known_cases says. `key` is the case.
    """
    return kept(dataset, ("known_cases", settings), lambda: _known_cases(dataset, settings))


def _known_cases(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    persons = dataset["persons"].select("person_key", "sex", "birth_region", "municipality")
    cases = known.known_cases(
        dataset, day=settings.as_of, project=settings.project, counts_undated=settings.counts_undated
    )
    return cases.with_columns(key="case_key").join(persons, on="person_key", how="left")


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


def in_period(column: str, period: Period) -> pl.Expr:
    """Whether the day in `column` lies in the period."""
    inside = pl.col(column).is_not_null()
    if period.start:
        inside &= pl.col(column) >= period.start
    if period.end:
        inside &= pl.col(column) <= period.end
    return inside.fill_null(value=False)


def has_undated(dataset: Dataset, settings: Settings) -> bool:
    """Whether the project has starts or exits without a day."""

    def compute() -> bool:
        cases = known.of_project(dataset["cases"], settings.project)
        return bool(cases.select((known.undated_start() | known.undated_exit()).any()).item())

    return kept(dataset, ("has_undated", settings.project), compute)


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

"""Where participants stood before and after: in the employment service's categories, livelihood, occupation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from stegvis.core import codebook, states
from stegvis.core.codebook import CodeList
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column

from .classifiers import UNKNOWN, UNMAPPED, code_in, rows_of, with_unmapped
from .counted import CountedTable
from .grid import Grid, Row
from .kept import kept
from .populations import Population
from .settings import Anchor, Settings

BEFORE_AND_AFTER = (Column("before", _("Before")), Column("after", _("After")))
DIRECTLY = _(
    "Before is the state on the day of start, or what ended at most a week earlier. After an exit is the state a week "
    "later, or what ended during that week. On another day it is the state on that day."
)
NO_FACT = _("Who has no information on the day stands in the row for unknown.")


@dataclass(frozen=True)
class Facts:
    """A table of dated facts with its code list, and the column that tells which of several counts."""

    frame: str
    codes: CodeList
    largest: str | None = None


CATEGORIES = Facts("categories", codebook.load("af_codes"))
LIVELIHOODS = Facts("livelihoods", codebook.load("livelihoods"), "share")
OCCUPATIONS = Facts("occupations", codebook.load("occupations"), "hours")


def group_of(codes: CodeList) -> dict[str, str]:
    """Return each code's group."""
    return {each.code: each.group for each in codes if each.group}


def days_asked(cases: pl.DataFrame, anchor: Anchor | date, settings: Settings) -> tuple[pl.DataFrame, int]:
    """Return key, person_key and day for each case, and how many days before that day a fact may have ended.

    The day after an exit is a week later, but never after the cut-off.
    """
    if isinstance(anchor, date):
        day, reach = pl.lit(anchor), 0
    elif anchor is Anchor.START:
        day, reach = pl.col("started"), states.DIRECTLY
    else:
        later = pl.col("exited") + timedelta(days=states.DIRECTLY)
        day = pl.min_horizontal(later, pl.lit(settings.cut_off)) if settings.cut_off else later
        day, reach = pl.when(pl.col("exited").is_not_null()).then(day), states.DIRECTLY
    return cases.select("key", "person_key", day=day), reach


def one_state(
    dataset: Dataset, facts: Facts, cases: pl.DataFrame, anchor: Anchor | date, settings: Settings
) -> pl.DataFrame:
    """Return key and the one code of each case at `anchor`, "unknown" where there is none."""
    asked, reach = days_asked(cases, anchor, settings)
    codes = facts.codes.codes
    found = states.state_on(dataset[facts.frame], asked, order=codes, largest=facts.largest, reach=reach)
    return found.select("key", code=code_in("code", codes))


def before_and_after(
    dataset: Dataset, facts: Facts, population: Population, table: str, settings: Settings
) -> pl.DataFrame:
    """Return key, before and after: the one code of each case on the two days that the settings give `table`."""

    def compute() -> pl.DataFrame:
        cases, days = population.frame(dataset, settings, table), settings.before_after_of(table)
        before = one_state(dataset, facts, cases, days.before, settings).rename({"code": "before"})
        after = one_state(dataset, facts, cases, days.after, settings).rename({"code": "after"})
        return before.join(after, on="key", how="left")

    return kept(dataset, ("before_and_after", facts.frame, table, settings), compute)


@dataclass(frozen=True, kw_only=True)
class BeforeAfterTable(CountedTable):
    """Cases by their one state before and after; in groups of codes where `groups` gives each code its group."""

    facts: Facts
    rows: tuple[Row, ...]
    groups: Mapping[str, str] | None = None
    columns_add_up: bool = False

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case once under before and once under after."""
        found = before_and_after(dataset, self.facts, self.population, self.settings_id, settings)
        placed = found.unpivot(index="key", variable_name="column", value_name="code")
        if self.groups is not None:
            placed = placed.with_columns(
                pl.col("code").replace_strict({UNMAPPED.code: UNMAPPED.code, **self.groups}, default=UNKNOWN)
            )
        rows = with_unmapped(self.rows, placed["code"])
        return Grid(
            rows=rows, columns=BEFORE_AND_AFTER, placed=placed.select("key", "code", "column"), total_column=False
        )


@dataclass(frozen=True, kw_only=True)
class TransitionTable(CountedTable):
    """From each state before (down) to each state after (across). Codes that nobody had on either day are left out."""

    facts: Facts

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case where its two states cross."""
        found = before_and_after(dataset, self.facts, self.population, self.settings_id, settings)
        placed = found.select("key", code="before", column="after")
        seen = {*placed["code"].unique(), *placed["column"].unique(), UNKNOWN}
        rows = tuple(row for row in with_unmapped(rows_of(self.facts.codes), pl.Series(list(seen))) if row.code in seen)
        return Grid(rows=rows, columns=tuple(Column(row.code, row.label) for row in rows), placed=placed)

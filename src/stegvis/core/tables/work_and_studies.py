"""Who works or studies after, and who started or increased: standard report (c) of the national follow-up (SUS)."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import states
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .before_after import DIRECTLY, OCCUPATIONS, days_asked, group_of
from .classifiers import SEX, SEX_COLUMNS, UNKNOWN
from .counted import CountedTable
from .grid import Grid, Row
from .kept import kept
from .populations import EXITED_BY
from .report_table import Unit
from .settings import Anchor, Settings

AFTER = (
    Row("work", _("Works")),
    Row("studies", _("Studies")),
    Row("both", _("Works and studies")),
    Row("neither", _("Neither works nor studies")),
    Row(UNKNOWN, _("Unknown")),
)
CHANGE = (
    Row("started", _("Started: nothing before")),
    Row("increased", _("Increased")),
    Row("same", _("As much as before")),
    Row("decreased", _("Decreased")),
    Row("stopped", _("Stopped")),
    Row("neither", _("Neither before nor after")),
    Row("extent_unknown", _("Both before and after, extent unknown")),
    Row(UNKNOWN, _("Unknown")),
)


def extents(dataset: Dataset, cases: pl.DataFrame, anchor: Anchor | date, settings: Settings) -> pl.DataFrame:
    """Return key, sex, known, work, studies (yes or no) and hours of both a week (null: not known) for each case.

    `cases` are those that the settings give for occupation before and after.
    """
    return kept(dataset, ("extents", anchor, settings), lambda: _extents(dataset, cases, anchor, settings))


def _extents(dataset: Dataset, cases: pl.DataFrame, anchor: Anchor | date, settings: Settings) -> pl.DataFrame:
    asked, reach = days_asked(cases, anchor, settings)
    # One look at all occupations: work that has just ended does not count beside studies that go on.
    held = states.states_on(dataset[OCCUPATIONS.frame], asked, reach=reach)
    group = pl.col("code").replace_strict(group_of(OCCUPATIONS.codes), default="other")
    active = group.is_in(("work", "studies")) & (pl.col("hours").is_null() | (pl.col("hours") > 0))
    hours = pl.col("hours").filter(active)
    found = held.group_by("key").agg(
        known=(pl.col("code") != UNKNOWN).any(),
        work=(active & (group == "work")).any(),
        studies=(active & (group == "studies")).any(),
        hours=pl.when(hours.null_count() == 0).then(hours.sum()),
    )
    whole = cases.select("key", "sex").join(found, on="key", how="left")
    return whole.with_columns(pl.col("known", "work", "studies").fill_null(value=False))


@dataclass(frozen=True, kw_only=True)
class WorkAndStudiesAfter(CountedTable):
    """Exited cases by what they do on the day after."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case by whether it works, studies, does both, or neither."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        after = extents(dataset, cases, settings.before_after_of(self.settings_id).after, settings)
        code = (
            pl.when(pl.col("work") & pl.col("studies"))
            .then(pl.lit("both"))
            .when("work")
            .then(pl.lit("work"))
            .when("studies")
            .then(pl.lit("studies"))
            .when("known")
            .then(pl.lit("neither"))
            .otherwise(pl.lit(UNKNOWN))
        )
        placed = after.select("key", code=code, column=SEX)
        return Grid(rows=AFTER, columns=SEX_COLUMNS, placed=placed)


@dataclass(frozen=True, kw_only=True)
class StartedOrIncreased(CountedTable):
    """Exited cases by the change in their hours of work and studies together."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case by what it did before and after, and by how much."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        days = settings.before_after_of(self.settings_id)
        before = extents(dataset, cases, days.before, settings)
        after = extents(dataset, cases, days.after, settings)
        both = before.join(after, on="key", suffix="_after")
        return Grid(rows=CHANGE, columns=SEX_COLUMNS, placed=both.select("key", code=_change(), column=SEX))


def _change() -> pl.Expr:
    before, after = pl.col("work") | pl.col("studies"), pl.col("work_after") | pl.col("studies_after")
    more = pl.col("hours_after") - pl.col("hours")
    return (
        pl.when(~pl.col("known") | ~pl.col("known_after"))
        .then(pl.lit(UNKNOWN))
        .when(~before & after)
        .then(pl.lit("started"))
        .when(before & ~after)
        .then(pl.lit("stopped"))
        .when(~before)
        .then(pl.lit("neither"))
        .when(more.is_null())
        .then(pl.lit("extent_unknown"))
        .when(more > 0)
        .then(pl.lit("increased"))
        .when(more < 0)
        .then(pl.lit("decreased"))
        .otherwise(pl.lit("same"))
    )


work_and_studies_after = WorkAndStudiesAfter(
    id="work_and_studies_after",
    title=_("Work and studies after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=_("After"),
    notes=(_("Labour market training counts as studies; employed but on sick leave does not count as work."), DIRECTLY),
    shares_settings_with="occupation_before_after",
)

started_or_increased = StartedOrIncreased(
    id="started_or_increased",
    title=_("Started or increased work or studies"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=_("Change"),
    notes=(
        _("Hours of work and of studies are added; 40 hours a week is full time."),
        _("Unknown: nothing is known of the occupation on one of the days."),
        DIRECTLY,
    ),
    shares_settings_with="occupation_before_after",
)

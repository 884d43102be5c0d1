"""Every source of livelihood before and after, and the change. The first two participant reports of SUS."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core import states
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind

from .before_after import BEFORE_AND_AFTER, DIRECTLY, LIVELIHOODS, NO_FACT, days_asked
from .classifiers import UNKNOWN, code_in, rows_of, with_unmapped
from .counted import CountedTable, Derived
from .grid import Grid
from .populations import EXITED_BY
from .report_table import Unit
from .settings import Anchor, Settings


@dataclass(frozen=True, kw_only=True)
class SourcesTable(CountedTable):
    """Cases by each of their sources: who has two stands in two rows, and once in the total."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case under each source that it had before and after."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        days = settings.before_after_of(self.settings_id)
        before = self._sources(dataset, cases, days.before, settings).with_columns(column=pl.lit("before"))
        after = self._sources(dataset, cases, days.after, settings).with_columns(column=pl.lit("after"))
        placed = pl.concat([before, after])
        rows = with_unmapped(rows_of(LIVELIHOODS.codes), placed["code"])
        return Grid(rows=rows, columns=BEFORE_AND_AFTER, placed=placed, total_column=False, overlaps=True)

    def _sources(
        self, dataset: Dataset, cases: pl.DataFrame, anchor: Anchor | date, settings: Settings
    ) -> pl.DataFrame:
        asked, reach = days_asked(cases, anchor, settings)
        found = states.states_on(dataset[LIVELIHOODS.frame], asked, reach=reach).select(
            "key", code=code_in("code", LIVELIHOODS.codes.codes)
        )
        missing = asked.join(found, on="key", how="anti").select("key", code=pl.lit(UNKNOWN))
        return pl.concat([found, missing])


livelihood_sources = SourcesTable(
    id="livelihood_sources",
    title=_("Sources of livelihood before and after"),
    unit=Unit.CASES,
    population=EXITED_BY,
    row_label=LIVELIHOODS.codes.title,
    notes=(
        _("Who has several sources stands in several rows, so the rows add up to more than the total."),
        NO_FACT,
        DIRECTLY,
    ),
    derived=(
        Derived(
            Column("change", _("Change"), Kind.NUMBER, unit="cases", of=("before", "after")),
            lambda code, row: row["after"] - row["before"],
        ),
    ),
    rows_add_up=False,
    columns_add_up=False,
    shares_settings_with="livelihood_before_after",
)

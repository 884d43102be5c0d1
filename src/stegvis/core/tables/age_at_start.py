"""Mean and median age at start, by sex."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind

from .classifiers import UNKNOWN, by_codebook
from .counted import CountedTable, Derived
from .grid import TOTAL, Grid
from .populations import STARTED
from .report_table import Unit
from .settings import Settings

KNOWN = "known"
BY_SEX = by_codebook("sex", codebook.load("sex"))
AGES = pl.col("age_at_start")


@dataclass(frozen=True, kw_only=True)
class AgeAtStart(CountedTable):
    """Ages in whole years of those who started, by sex; whose age is not known is counted and left out of the mean."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case under its sex, and under whether its age is known."""
        started = self.population.frame(dataset, settings, self.settings_id)
        known = pl.when(AGES.is_null()).then(pl.lit(UNKNOWN)).otherwise(pl.lit(KNOWN))
        columns = (Column(KNOWN, _("Age known")), Column(UNKNOWN, _("Age unknown")))
        return Grid(
            rows=BY_SEX.rows,
            columns=columns,
            placed=started.select("key", code=BY_SEX.value, column=known),
        )

    def derive(self, dataset: Dataset, settings: Settings) -> tuple[Derived, ...]:
        """Return mean and median of the known ages."""
        started = self.population.frame(dataset, settings, self.settings_id).select(AGES, code=BY_SEX.value)
        both = pl.concat([started, started.with_columns(code=pl.lit(TOTAL))])
        found = both.drop_nulls().group_by("code").agg(mean=AGES.mean(), median=AGES.median())
        by_code = {row["code"]: row for row in found.iter_rows(named=True)}
        return (_column("mean", _("Mean age"), by_code), _column("median", _("Median age"), by_code))


def _column(key: str, label: str, by_code: Mapping[str, Mapping[str, object]]) -> Derived:
    def value(code: str, _counts: Mapping[str, int]) -> object:
        return by_code.get(code, {}).get(key)

    of: Callable[[str, Mapping[str, int]], object] = value
    return Derived(Column(key, label, Kind.NUMBER, unit="years", of=(KNOWN,)), of)


age_at_start = AgeAtStart(
    id="age_at_start",
    title=_("Age at start, by sex"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=_("Sex"),
    notes=(_("Ages in whole years on the day of the start."),),
)

"""What was done in the cases, by kind of activity and sex."""

from dataclasses import dataclass

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .classifiers import SEX, SEX_COLUMNS, code_in, rows_of, with_unmapped
from .counted import CountedTable
from .grid import Grid, Row
from .populations import STARTED
from .report_table import Unit
from .settings import Settings

ACTIVITIES = codebook.load("activities")
NONE = Row("none", _("No activity recorded"))


@dataclass(frozen=True, kw_only=True)
class ActivitiesTable(CountedTable):
    """Cases by each kind of activity that has begun in them: one with two kinds stands in two rows, once in the total.

    What began after the day whose state counts is left out; one without a first day is counted.
    """

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case under each kind of activity that it has had, or under none."""
        cases = self.population.frame(dataset, settings, self.settings_id).select("key", column=SEX)
        rows = dataset["activities"]
        if settings.as_of:
            rows = rows.filter(pl.col("on").is_null() | (pl.col("on") <= settings.as_of))
        done = rows.select(key="case_key", code=code_in("kind", ACTIVITIES.codes)).unique()
        without = cases.join(done, on="key", how="anti").with_columns(code=pl.lit(NONE.code))
        placed = pl.concat([cases.join(done, on="key"), without], how="diagonal").select("key", "code", "column")
        listed = tuple(row for row in rows_of(ACTIVITIES) if row.code != "unknown")
        found = with_unmapped(listed, placed["code"])
        return Grid(rows=(*found, NONE), columns=SEX_COLUMNS, placed=placed, overlaps=True)


activities_by_sex = ActivitiesTable(
    id="activities_by_sex",
    title=_("What was done, by sex"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=ACTIVITIES.title,
    notes=(
        _("A case with several kinds of activity stands in several rows, so the rows add up to more than the total."),
        _("Several activities of the same kind count once."),
    ),
    rows_add_up=False,
)

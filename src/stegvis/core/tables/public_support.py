"""How long participants had lived on public support when they started: the rules of the national follow-up (SUS)."""

from dataclasses import dataclass
from datetime import timedelta

import polars as pl

from stegvis.core import codebook, states
from stegvis.core.calendar_months import whole_months_between
from stegvis.core.frames import Dataset
from stegvis.core.marking import _

from .classifiers import SEX, SEX_COLUMNS, by_bands, month_bands
from .counted import CountedTable
from .grid import Grid
from .populations import STARTED
from .report_table import Unit
from .settings import Settings

A_MONTH = timedelta(days=31)  # the longest break that is ignored
ROWS = month_bands((0, 0), (1, 5), (6, 11), (12, 23), (24, 35), (36, 59), (60, None))
BY_MONTHS = by_bands(_("Time"), pl.col("months"), ROWS)


def months_on_support(cases: pl.DataFrame, livelihoods: pl.DataFrame) -> pl.DataFrame:
    """Return key and months: whole months in a row on public support up to the start of each of `cases`.

    Breaks of up to a month are ignored. 0 where the livelihood directly before start is known and there was no support
    in the month before; null where nothing is known. Facts without a first day are left out.
    """
    codes = codebook.load("livelihoods")
    asked = cases.select("key", "person_key", day="started").drop_nulls("day")
    support = livelihoods.filter(pl.col("code").is_in(codes.flagged("public_support"))).drop_nulls("on")
    last = _last_spells(asked.join(support.select("person_key", "on", "until"), on="person_key"))
    known = states.states_on(livelihoods.filter(pl.col("code") != "unknown"), asked, reach=states.DIRECTLY)
    none = known.select("key").unique().join(last, on="key", how="anti").with_columns(months=pl.lit(0, pl.Int64))
    return pl.concat([last, none])


def _last_spells(facts: pl.DataFrame) -> pl.DataFrame:
    """Join facts with a month at most between them, and measure the spell that reaches the start, if one does."""
    before = facts.filter(pl.col("on") <= pl.col("day")).with_columns(
        until=pl.min_horizontal(pl.col("until").fill_null(pl.col("day")), "day")
    )
    so_far = pl.col("until").cum_max().shift(1).over("key")
    ordered = before.sort("key", "on").with_columns(so_far=so_far)
    broken = (pl.col("on") > pl.col("so_far") + A_MONTH).fill_null(value=True)
    spells = (
        ordered.with_columns(spell=broken.cum_sum().over("key"))
        .group_by("key", "spell", "day")
        .agg(pl.col("on").min(), pl.col("until").max())
    )
    reaching = spells.filter(pl.col("until") + A_MONTH >= pl.col("day"))
    return reaching.select("key", months=whole_months_between(pl.col("on"), pl.col("day")).cast(pl.Int64))


@dataclass(frozen=True, kw_only=True)
class PublicSupportTime(CountedTable):
    """Started cases by time on public support before start, as registered, else from the dated livelihoods."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case in the band of its months."""
        cases = self.population.frame(dataset, settings, self.settings_id)
        missing = cases.filter(pl.col("months_public_support_before").is_null())
        found = months_on_support(missing, dataset["livelihoods"])
        both = cases.join(found, on="key", how="left").with_columns(
            months=pl.coalesce("months_public_support_before", "months")
        )
        placed = both.select("key", code=BY_MONTHS.value, column=SEX)
        return Grid(rows=BY_MONTHS.rows, columns=SEX_COLUMNS, placed=placed)


public_support_time = PublicSupportTime(
    id="public_support_time",
    title=_("Time on public support before start, by sex"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=_("Time"),
    notes=(
        _("Public support: unemployment insurance, benefits of the Social Insurance Agency and social assistance."),
        _("The registered time counts; where there is none, months in a row from the dated sources of livelihood."),
        _("Breaks of up to a month do not end a spell. What came before the first known day is not counted."),
    ),
)

"""Follow-ups 6, 12 and 24 months after exit: due, done, lost."""

from dataclasses import dataclass

import polars as pl

from stegvis.core import codebook
from stegvis.core.calendar_months import months_after
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.outcomes.known_cases import known_by
from stegvis.core.shapes import Column, Sentence

from .counted import CountedTable
from .grid import PLACED, Grid, Row
from .populations import EXITED
from .report_table import Unit
from .settings import Settings

TIMES = (6, 12, 24)
COLUMNS = (Column("done", _("Done")), Column("lost", _("Lost")), Column("not_done", _("Not done")))


@dataclass(frozen=True, kw_only=True)
class Followups(CountedTable):
    """Exits whose follow-up was due or done by the cut-off, also where nobody had planned one."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each exit under what came of the follow-up at each time."""
        exits = self.population.frame(dataset, settings, self.settings_id)
        parts = [_at(exits, dataset["followups"], months, settings) for months in TIMES]
        rows = tuple(
            Row(str(months), Sentence(_("{months} months after exit"), {"months": months})) for months in TIMES
        )
        return Grid(
            rows=rows, columns=COLUMNS, placed=pl.concat([pl.DataFrame(schema=PLACED), *parts]), total_row=False
        )


def _at(exits: pl.DataFrame, followups: pl.DataFrame, months: int, settings: Settings) -> pl.DataFrame:
    """Place the exits whose follow-up at `months` is done or due. Of several rows for one, a done one counts."""
    lost = codebook.followup_status.flagged("lost")
    done = (pl.col("status") == "done") & (
        known_by("done", settings.cut_off) | (pl.col("done").is_null() & settings.counts_undated)
    )
    rows = (
        followups.filter(pl.col("months") == months)
        .group_by("case_key")
        .agg(is_done=done.any(), is_lost=pl.col("status").is_in(lost).any(), planned=pl.col("due").min())
    )
    both = exits.join(rows, on="case_key", how="left").with_columns(
        due=pl.coalesce("planned", months_after(pl.col("exited"), months)),
        is_done=pl.col("is_done").fill_null(value=False),
    )
    gone = pl.col("is_lost").fill_null(value=False) | pl.col("exit_reason").is_in(codebook.exits.flagged("death"))
    column = pl.when("is_done").then(pl.lit("done")).when(gone).then(pl.lit("lost")).otherwise(pl.lit("not_done"))
    due = both.filter(pl.col("is_done") | known_by("due", settings.cut_off))
    return due.select("key", code=pl.lit(str(months)), column=column)


followups = Followups(
    id="followups",
    title=_("Follow-ups after exit"),
    unit=Unit.EXITS,
    population=EXITED,
    row_label=_("Follow-up"),
    notes=(
        _("Exits with a follow-up done or due by the cut-off. Where none is planned, it is due that long after exit."),
        _("Lost: could not be reached, declined or deceased. Not done: due, and nothing is registered."),
        _("A change after exit is not an effect: there is no control group."),
    ),
    rows_add_up=False,
)

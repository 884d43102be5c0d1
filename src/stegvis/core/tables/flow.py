"""The way through the project: how many reached each step, by sex, and the share of those at the step before."""

from dataclasses import dataclass

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column

from .classifiers import SEX_COLUMNS, UNKNOWN
from .counted import CountedTable, share_of_total
from .grid import TOTAL, Grid, Row
from .populations import STARTED
from .report_table import Unit
from .settings import Settings
from .way import ways

IDENTIFIED = Row("identified", _("Identified"))
ANONYMOUS = Row("anonymous", _("Anonymous participants, counted beside"))
STEPS = (
    Row("referred", _("Referred")),
    Row("started", _("Started")),
    Row("under_way", _("Under way")),
    Row("exited", _("Exited")),
    Row("followed_up", _("Followed up")),
    Row("lost", _("Lost to follow-up")),
    Row("not_followed_up", _("Not followed up yet")),
)
# Each step, the label of its share, and whom it is a share of.
SHARES = (
    (Row("started", _("Started, of those referred")), "referred_started", "referred"),
    (Row("under_way", _("Under way, of those started")), "under_way", "started"),
    (Row("exited", _("Exited, of those started")), "exited", "started"),
    (Row("followed_up", _("Followed up, of those exited")), "followed_up", "exited"),
    (Row("lost", _("Lost to follow-up, of those exited")), "lost", "exited"),
    (Row("not_followed_up", _("Not followed up yet, of those exited")), "not_followed_up", "exited"),
)
COVERED = Row("referred", _("Referred, of those identified"))
REFERRED = _(
    "Referred: cases, and referrals that led to no case. A case without a day of referral counts from its start."
)
COHORT = _("Every step after the start is about the cases that started in the period.")
LOST = _("Lost: a follow-up failed or the reason for exit tells nothing, and no other follow-up was done.")


@dataclass(frozen=True, kw_only=True)
class Flow(CountedTable):
    """How many reached each step. A case stands in every step that it reached."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each case in its steps; the identified and the anonymous are numbers alone."""
        found = ways(dataset, settings)
        steps = [
            found.filter(pl.col(step.code)).select("key", code=pl.lit(step.code), column="column") for step in STEPS
        ]
        numbers = _anonymous(dataset, settings)
        identified = _identified(settings)
        first: tuple[Row, ...] = ()
        if identified is not None:
            first = (IDENTIFIED,)
            numbers |= dict.fromkeys(((IDENTIFIED.code, UNKNOWN), (IDENTIFIED.code, TOTAL)), identified)
        return Grid(
            rows=(*first, *STEPS, ANONYMOUS),
            columns=SEX_COLUMNS,
            placed=pl.concat(steps),
            total_row=False,
            numbers=numbers,
        )


@dataclass(frozen=True, kw_only=True)
class FlowShares(CountedTable):
    """The share of those at one step who reached another, with its interval."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each of those at the first step under reached or not reached."""
        found = ways(dataset, settings)
        parts = [_part(found.filter(pl.col(base)), row.code, step) for row, step, base in SHARES]
        rows: tuple[Row, ...] = tuple(row for row, _step, _base in SHARES)
        numbers: dict[tuple[str, str], int] = {}
        referred, identified = found.filter("referred"), _identified(settings)
        if identified is not None and identified >= len(referred):
            rows = (COVERED, *rows)
            parts.append(_part(referred, COVERED.code, "referred"))
            numbers = {
                (COVERED.code, "not_reached"): identified - len(referred),
                (COVERED.code, TOTAL): identified,
            }
        return Grid(rows=rows, columns=self._columns(), placed=pl.concat(parts), total_row=False, numbers=numbers)

    @staticmethod
    def _columns() -> tuple[Column, ...]:
        return (Column("reached", _("Reached")), Column("not_reached", _("Not reached")))


def _part(base: pl.DataFrame, code: str, step: str) -> pl.DataFrame:
    column = pl.when(pl.col(step)).then(pl.lit("reached")).otherwise(pl.lit("not_reached"))
    return base.select("key", code=pl.lit(code), column=column)


def _identified(settings: Settings) -> int | None:
    """The number identified is for the whole project: another period has none."""
    return settings.identified if settings.counts_undated else None


def _anonymous(dataset: Dataset, settings: Settings) -> dict[tuple[str, str], int]:
    """Count anonymous participants by sex: the years of the dataset's own period, else the years wholly within."""
    counts = dataset["anonymous_counts"]
    if settings.project:
        counts = counts.filter(pl.col("project") == settings.project)
    start, end = settings.period.start, settings.as_of
    whole = not settings.counts_undated
    if start:
        late = whole and (start.month, start.day) != (1, 1)
        counts = counts.filter(pl.col("year") >= start.year + late)
    if end:
        early = whole and (end.month, end.day) != (12, 31)
        counts = counts.filter(pl.col("year") <= end.year - early)
    names = {"woman": "women", "man": "men"}
    found = {column.key: 0 for column in SEX_COLUMNS}
    for sex, number in counts.group_by("sex").agg(pl.col("number").sum()).iter_rows():
        found[names.get(sex, UNKNOWN)] += number
    cells = {(ANONYMOUS.code, column): number for column, number in found.items()}
    return cells | {(ANONYMOUS.code, TOTAL): sum(found.values())}


flow = Flow(
    id="flow",
    title=_("The way through the project"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=_("Step"),
    notes=(
        REFERRED,
        COHORT,
        LOST,
        _("Anonymous participants are counted by year of start; they are in no other row and in no share."),
    ),
    numbers_only=frozenset({IDENTIFIED.code, ANONYMOUS.code}),
    rows_add_up=False,
)

flow_shares = FlowShares(
    id="flow_shares",
    title=_("Shares that reached each step"),
    unit=Unit.CASES,
    population=STARTED,
    row_label=_("Step"),
    notes=(
        REFERRED,
        COHORT,
        LOST,
        _("Intervals are Wilson's, 95 per cent, if these are seen as a sample of comparable cases."),
    ),
    derived=share_of_total("reached", _("Share that reached the step")),
    numbers_only=frozenset({COVERED.code}),
    rows_add_up=False,
)

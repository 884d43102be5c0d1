"""How much of the target group was reached: identified, referred, started, month by month."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import polars as pl

from stegvis.core.eligibility import Verdict
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Table
from stegvis.core.suppression import KnownPart, protect

from ..register import ENTRY, ID, MONTH, month_text
from .finding import VERDICT, Cohort

IDENTIFIED, REFERRED, STARTED = "identified", "referred", ENTRY
STEPS = (IDENTIFIED, REFERRED, STARTED)
NAMES = {IDENTIFIED: _("Identified"), REFERRED: _("Referred"), STARTED: _("Started")}
ANY = "any"
ALWAYS = ("people", "target_group", "unknown")


def coverage(cohort: Cohort, people: pl.DataFrame, *, steps: Sequence[str] = ()) -> Table:
    """Return a row for each month and one for any month: people there, in the target group, not known, and reached.

    A step counts who is in the target group in the month and had been identified, referred or started by its end; in
    the row for any month, who was in the target group in one and had been by the end of the last. `steps` are those
    that `people` has months of.
    """
    known = cohort.verdicts.join(people.select(ID, *steps), on=ID)
    own = known.with_columns(by=pl.col(MONTH)).group_by(MONTH).agg(*_counts(steps)).sort(MONTH)
    ever = _ever(known).select(*_counts(steps))
    cells = [(month_text(month), month_text(month), *counts) for month, *counts in own.iter_rows()]
    return Table(
        id="coverage",
        title=_("The target group, and how much of it was reached"),
        columns=(
            Column("code", _("Month"), Kind.CODE),
            Column("label", _("Month"), Kind.LABEL),
            Column("people", _("People there")),
            Column("target_group", _("In the target group")),
            Column("unknown", _("Not known")),
            *(Column(_key(step), NAMES[step]) for step in steps),
        ),
        rows=(*cells, (ANY, _("Any month"), *ever.row(0))),
        unit="persons",
        rows_add_up=False,
        columns_add_up=False,
        notes=(
            _("On the first day of the month, by the months before it."),
            _("Not known: nothing contradicts a criterion, and something needed for it is missing."),
        ),
    )


def protected(table: Table) -> Table:
    """Return the table as anybody may see it: who is in the target group and not reached is counted as well."""
    return protect([table], parts=_parts(table))[0]


def started_outside(cohort: Cohort, people: pl.DataFrame) -> int:
    """Return how many started in a month of the period in which they did not meet the criteria."""
    started = people.filter(pl.col(ENTRY).is_not_null()).select(ID, pl.col(ENTRY).alias(MONTH))
    inside = started.join(cohort.verdicts, on=[ID, MONTH])
    return inside.filter(pl.col(VERDICT) == Verdict.NOT_MET.value).height


def _counts(steps: Sequence[str]) -> list[pl.Expr]:
    met = pl.col(VERDICT) == Verdict.MET.value
    return [
        pl.len().alias("people"),
        met.sum().alias("target_group"),
        (pl.col(VERDICT) == Verdict.UNKNOWN.value).sum().alias("unknown"),
        *((met & (pl.col(step) <= pl.col("by"))).sum().alias(_key(step)) for step in steps),
    ]


def _ever(known: pl.DataFrame) -> pl.DataFrame:
    """Return a row for each person with her best verdict: in the target group in any month, else unknown in any."""
    met, unknown = Verdict.MET.value, Verdict.UNKNOWN.value
    best = (
        pl.when((pl.col(VERDICT) == met).any())
        .then(pl.lit(met))
        .when((pl.col(VERDICT) == unknown).any())
        .then(pl.lit(unknown))
        .otherwise(pl.lit(Verdict.NOT_MET.value))
    )
    steps = [name for name in STEPS if name in known.columns]
    own = known.group_by(ID).agg(best.alias(VERDICT), *(pl.col(name).first() for name in steps))
    return own.with_columns(by=pl.lit(known[MONTH].max(), dtype=pl.Int64))


def _parts(table: Table) -> Iterator[KnownPart]:
    keys = [column.key for column in table.columns if column.kind is Kind.COUNT]
    steps = keys[len(ALWAYS) :]
    within = [("people", "target_group"), ("people", "unknown"), *(("target_group", step) for step in steps)]
    for row in table.rows:
        code = str(row[0])
        for whole, part in (*within, *pairwise(steps)):
            yield KnownPart((table.id, code, whole), (table.id, code, part))


def _key(step: str) -> str:
    return "started" if step == STARTED else step

"""A panel out of a long table: each person in each period once, with the period when treatment began for her, if ever.

Read in blocks where it lies so, and then only what the estimates need is kept: moments of each cohort, or outcomes.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..arrays import Floats, Ints
from ..covariates import Covariates, missing_in, spread
from ..formula import columns_of, parse
from .cohorts import cohorts_of, kept_of
from .moments import Moments, Summing
from .people import Columns, Panel, People
from .scattered import Incomplete, Scattered, scattered
from .tidy import Tidy, Untidy, tidy


def columns_asked(
    source: pl.LazyFrame,
    *,
    id: str,
    time: str,
    cohort: str,
    outcome: str,
    covariates: str | Sequence[str],
    cluster: str | None,
) -> Columns:
    """Return what each column is. Raises DataProblem for those that are not there, or are no numbers."""
    schema = source.collect_schema()
    others = columns_of(parse(covariates, schema.names())) if covariates else ()
    found = Columns(id, time, cohort, outcome, tuple(others), cluster)
    if unknown := [name for name in found.all if name not in schema]:
        raise refusals.no_such_column(unknown, schema.names())
    for name in (time, cohort, outcome):
        if not schema[name].is_numeric():
            raise refusals.column(name, _("The column is not numbers."), expected=_("a number in every row"))
    return found


def moments_in(source: pl.LazyFrame, columns: Columns) -> tuple[People, Moments] | None:
    """Return people and the moments of their cohorts, a block at a time; None where the rows don't lie so."""
    try:
        found = tidy(source, columns)
        cohorts, sums = [], Summing(found.times.size)
        for block in found.blocks():
            cohort = cohorts_of(block.first[columns.cohort], found.times)
            kept = kept_of(cohort, found.times)
            cohorts.append(cohort)
            sums.add(cohort[kept], block.outcome[kept] if not kept.all() else block.outcome)
    except Untidy:
        return None
    cohort = np.concatenate(cohorts)
    kept = kept_of(cohort, found.times)
    return People(found.times, cohort[kept], 0, int((~kept).sum())), sums.moments()


def panel_in(source: pl.LazyFrame, columns: Columns, covariates: str | Sequence[str], incomplete: Incomplete) -> Panel:
    """Return the outcomes of everybody. Raises DataProblem on what is no panel, or lacks what it must not."""
    try:
        found = tidy(source, columns)
        first, outcome = _read(found)
        return _panel(Scattered(found.times, first, outcome), columns, covariates)
    except Untidy:
        return _panel(scattered(source.select(columns.all).collect(), columns, incomplete), columns, covariates)


def _read(found: Tidy) -> tuple[pl.DataFrame, Floats]:
    outcome = np.empty((found.size, found.times.size))
    first, done = [], 0
    for block in found.blocks():
        outcome[done : done + block.first.height] = block.outcome
        first.append(block.first)
        done += block.first.height
    return pl.concat(first), outcome


def _panel(found: Scattered, columns: Columns, covariates: str | Sequence[str]) -> Panel:
    first, outcome = found.first, found.outcome
    cohort = cohorts_of(first[columns.cohort], found.times)
    kept = kept_of(cohort, found.times)
    if not kept.all():
        first, outcome, cohort = first.filter(kept), outcome[kept], cohort[kept]
    values: Covariates | None = spread(first, covariates).design if covariates and first.height else None
    always = int((~kept).sum())
    clusters = _codes(first, columns.cluster)
    people = People(found.times, cohort, found.lacking, always, found.left_out, clusters, found.attrition)
    return Panel(people, outcome, values)


def _codes(first: pl.DataFrame, cluster: str | None) -> Ints | None:
    if cluster is None:
        return None
    if missing := int(missing_in(first[cluster]).sum()):
        raise refusals.missing_values([(cluster, missing)])
    return np.asarray(first[cluster].rank("dense").to_numpy(), dtype=np.int64) - 1

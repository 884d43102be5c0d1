"""Each criterion for each person, and all of them together."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from .criteria import Criterion, Facts, Verdict
from .judging import judge

COLUMNS = ("person_key", "criterion", "kind", "verdict", "value", "from")
WORST_FIRST = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_YET, Verdict.MET)
SCHEMA = {
    "person_key": pl.String(),
    "criterion": pl.String(),
    "kind": pl.String(),
    "verdict": pl.String(),
    "value": pl.String(),
    "from": pl.Date(),
}


def assess(people: pl.DataFrame, criteria: Sequence[Criterion], facts: Facts, *, on: date) -> pl.DataFrame:
    """Judge each criterion in force on `on` for each person. Criteria not in force that day are left out.

    `people` has person_key, born (a day, may be null), birth_year, birth_region and municipality, one row a person.
    The answer has one row for each person and criterion: `verdict`; `value`, what was found (whole years of age, months
    with assistance, a code; null when nothing is known); `from`, the earliest day a `not_yet` can turn into `met`.
    Raises UnknownKind.
    """
    held = [judge(each, people, facts, on) for each in criteria if each.holds_on(on)]
    return pl.concat(held).select(COLUMNS) if held else pl.DataFrame(schema=SCHEMA)


def overall(assessment: pl.DataFrame) -> pl.DataFrame:
    """Return for each person the worst of her verdicts, and from which day all can be met: person_key, verdict, from.

    Worst first: not met, unknown, not yet, met. The day is that of the last to be met, and empty unless the verdict is
    `not_yet`. Without criteria there is nobody.
    """
    ranks = {verdict.value: rank for rank, verdict in enumerate(WORST_FIRST)}
    worst = pl.col("verdict").replace_strict(ranks, return_dtype=pl.Int8).min()
    names = dict(enumerate(each.value for each in WORST_FIRST))
    together = assessment.group_by("person_key", maintain_order=True).agg(worst, pl.col("from").max())
    named = together.with_columns(pl.col("verdict").replace_strict(names, return_dtype=pl.String()))
    return named.with_columns(pl.when(pl.col("verdict") == Verdict.NOT_YET).then("from").alias("from"))

"""Where the assistance system's purge may have cut a household's history short.

Records are purged five years after the last entry (and the evaluation of 2011 says so of its own source: a household
that had no case for at least five years has its earlier case erased). So a household that looks new may be returning,
and a sum over all years is then "at least". What a purge took can't be seen; only what makes it possible can.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core.errors import Finding, Severity
from stegvis.core.marking import _

YEARS = 5

MAY_BE_CUT = _(
    "{households} of {all} households have their first payment {years} years or more after the extract's first month. "
    "Earlier payments may have been purged, so sums over all years are “at least”."
)
GAP = _(
    "{households} households have {years} years or more without a payment, and payments before. "
    "This system may keep purged data; ask its owner before sums are compared."
)


@dataclass(frozen=True)
class PurgeWarning:
    """`cut`: households whose earlier history may be gone; `kept`: those with a long gap and history before it."""

    first_month: date
    households: int
    cut: tuple[str, ...]
    kept: tuple[str, ...]

    def findings(self, file: str | None = None) -> tuple[Finding, ...]:
        """Say it to the person at the screen: numbers of households, never which."""
        texts = ((MAY_BE_CUT, self.cut), (GAP, self.kept))
        return tuple(
            Finding(
                message=message,
                severity=Severity.WARNING,
                file=file,
                values=(("households", len(those)), ("all", self.households), ("years", YEARS)),
            )
            for message, those in texts
            if those
        )


def purge_warning(payments: pl.DataFrame, *, first_month: date | None = None) -> PurgeWarning | None:
    """Return which households' history a purge may have cut, or None when there is no sign of it.

    `payments`: household (or household_key), month, amount; rows of nothing paid are no entry. `first_month`: the
    first month that the extract was asked for; without it, the first month with a payment of anybody.
    """
    household = "household" if "household" in payments.columns else "household_key"
    paid = payments.filter(pl.col("amount") != 0).select(household=household, month="month").drop_nulls().unique()
    if paid.is_empty():
        return None
    earliest = paid["month"].min()
    first = first_month or (earliest if isinstance(earliest, date) else None)
    if first is None:
        return None
    ordered = paid.sort("household", "month").with_columns(
        months=pl.col("month").dt.year() * 12 + pl.col("month").dt.month()
    )
    spans = ordered.group_by("household", maintain_order=True).agg(
        first=pl.col("months").first(), gap=pl.col("months").diff().max().fill_null(0)
    )
    late = spans.filter(pl.col("first") - (first.year * 12 + first.month) >= 12 * YEARS)
    gaps = spans.filter(pl.col("gap") > 12 * YEARS)
    if late.is_empty() and gaps.is_empty():
        return None
    return PurgeWarning(first, spans.height, tuple(late["household"]), tuple(gaps["household"]))

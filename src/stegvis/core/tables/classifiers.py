"""Which row or column a case stands in, by one of its attributes."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from stegvis.core import codebook
from stegvis.core.codebook import CodeList
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Sentence

from .grid import Row

UNKNOWN = "unknown"
UNMAPPED = Row("unmapped", _("Unknown code"))


@dataclass(frozen=True)
class Classifier:
    """Rows (or columns) in their order, and the expression that gives a case its code.

    A missing value is "unknown"; a code that is not in the list is "unmapped", a row that is there only when needed.
    `only_found` leaves out codes without cases, for lists that are too long to show whole.
    """

    heading: object
    rows: tuple[Row, ...]
    value: pl.Expr
    only_found: bool = False

    def rows_for(self, codes: pl.Series) -> tuple[Row, ...]:
        """Return the rows to show where these codes were found."""
        found = {*codes.unique(), UNKNOWN}
        rows = tuple(row for row in self.rows if not self.only_found or row.code in found)
        return with_unmapped(rows, codes)


def rows_of(codes: CodeList) -> tuple[Row, ...]:
    """Return the rows of a list in its order, with "unknown" last where it has none; excluded codes have no row."""
    rows = tuple(Row(each.code, each.label) for each in codes if "excluded" not in each.flags)
    return rows if UNKNOWN in codes else (*rows, Row(UNKNOWN, _("Unknown")))


def with_unmapped(rows: tuple[Row, ...], codes: pl.Series) -> tuple[Row, ...]:
    """Add a row for codes outside the list, when there are any and the list has no such row itself."""
    needed = UNMAPPED.code in codes and UNMAPPED.code not in {row.code for row in rows}
    return (*rows, UNMAPPED) if needed else rows


def code_in(column: str, known: Sequence[str]) -> pl.Expr:
    """Return the code in `column`: "unknown" where it is missing, "unmapped" where it is not a known one."""
    code = pl.col(column)
    return (
        pl.when(code.is_null())
        .then(pl.lit(UNKNOWN))
        .when(code.is_in(list(known)))
        .then(code)
        .otherwise(pl.lit("unmapped"))
    )


def by_codebook(column: str, codes: CodeList, *, only_found: bool = False) -> Classifier:
    """Classify by a coded column."""
    rows = rows_of(codes)
    return Classifier(codes.title, rows, code_in(column, [row.code for row in rows]), only_found)


def by_bands(heading: object, value: pl.Expr, rows: tuple[Row, ...]) -> Classifier:
    """Classify whole numbers by bands whose codes are their lowest and highest value: "25-29", "60-".

    The bands follow upon each other without gaps.
    """
    bands = [(row.code, *row.code.split("-")) for row in rows if row.code != UNKNOWN]
    # A break is the highest value of its band; below the first band nothing is known.
    breaks = [int(bands[0][1]) - 1, *(int(high) for _code, _low, high in bands[:-1])]
    band = value.cut(breaks, labels=[UNKNOWN, *(code for code, _low, _high in bands)])
    return Classifier(heading, rows, band.cast(pl.String).fill_null(UNKNOWN))


def month_bands(*bands: tuple[int, int | None]) -> tuple[Row, ...]:
    """Return rows for bands of whole months, the last one open, and "unknown"."""
    rows = tuple(Row(f"{low}-{'' if high is None else high}", _month_label(low, high)) for low, high in bands)
    return (*rows, Row(UNKNOWN, _("Unknown")))


def _month_label(low: int, high: int | None) -> object:
    if high is None:
        return Sentence(_("{low} months or more"), {"low": low})
    return Sentence(_("{low}–{high} months"), {"low": low, "high": high}) if high else _("No month")


SEX_COLUMNS = (Column("women", _("Women")), Column("men", _("Men")), Column(UNKNOWN, _("Unknown")))
SEX = pl.col("sex").replace_strict({"woman": "women", "man": "men"}, default=UNKNOWN)
AGES = codebook.load("age_bands")
BY_AGE = by_bands(AGES.title, pl.col("age_at_start"), rows_of(AGES))

"""Columns of text that are numbers: with a decimal point or comma, with gaps for what is missing."""

from collections.abc import Sequence

import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

MISSING = ("", "NA", "NaN", "nan", ".", "NULL", "null")
YES_NO = {"true": "1", "false": "0"}
NEARLY = 0.9
"""A column of which so many values are numbers was meant to be numbers: the others are mistakes."""


def as_numbers(frame: pl.DataFrame, file: str, *, keep: Sequence[str] = ()) -> pl.DataFrame:
    """Turn text columns into numbers where all that is written are numbers, and empty ones into missing values.

    Raises DataProblem naming the first row of a column that is numbers but for a few values.
    """
    return frame.select(_column(frame[name], file, keep=name in keep) for name in frame.columns)


def _column(column: pl.Series, file: str, *, keep: bool) -> pl.Series:
    text = column.str.strip_chars()
    text = text.set(text.is_in(MISSING), None)
    if keep:
        return text
    plain = text.str.replace_all(r"[\s\u00a0\u202f]", "").str.replace(",", ".", literal=True)
    plain = plain.str.replace_many(list(YES_NO), list(YES_NO.values()), ascii_case_insensitive=True)
    numbers = plain.cast(pl.Float64, strict=False)
    wrong = numbers.is_null() & text.is_not_null()
    if not wrong.any():
        return _whole(numbers)
    written = len(text) - text.null_count()
    if numbers.len() - numbers.null_count() >= NEARLY * written:
        raise DataProblem(
            Finding(
                message=_("{count} values are not numbers though the others are; this is the first."),
                file=file,
                row=int(wrong.arg_max() or 0) + 2,
                column=column.name,
                expected=_("a number, or nothing"),
                values=(("count", int(wrong.sum())),),
            )
        )
    return text


def _whole(numbers: pl.Series) -> pl.Series:
    """Return whole numbers as such, so that codes and identities are written as they came."""
    whole = numbers.cast(pl.Int64, strict=False)
    same = (whole == numbers) | (numbers.is_null())
    return whole if same.all() else numbers

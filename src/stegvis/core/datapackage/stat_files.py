"""SPSS and Stata files: labelled columns, and back without loss.

A coded column becomes a labelled number, because Stata has no labels for texts. The label starts with the code
(`A1: Arbete utan stöd`), so the file can be read back without a list at hand; a code that is in no list gets a number
after the list's, and itself as its label. An empty text and a missing one are the same in both formats.
"""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from stegvis.core import codebook as code_lists
from stegvis.core.frames import POLARS, Field, FrameSpec, Type
from stegvis.core.language import Words

from .formats import Format

SEPARATOR = ": "
# pyreadstat takes a third of a second to load, and most packages are CSV: it is imported where it is used.
YES_NO_LABELS: Mapping[int | float, str] = {0: "nej", 1: "ja"}


class Unreadable(Exception):
    """A file that is not of the format that it is said to be."""


def write_stat(frame: pl.DataFrame, spec: FrameSpec, path: Path, form: Format) -> None:
    """Write a table with labels in Swedish for its columns and codes."""
    import pyreadstat

    words = Words("sv")
    numbers = {field.name: _numbering(frame[field.name], field) for field in spec.fields if field.codes}
    labels: dict[str, dict[int | float, str]] = {
        field.name: _labels(field, numbers[field.name], words) for field in spec.fields if field.codes
    }
    labels |= {field.name: dict(YES_NO_LABELS) for field in spec.fields if field.type is Type.YES_NO}
    write = pyreadstat.write_sav if form is Format.SPSS else pyreadstat.write_dta
    write(
        frame.select(_as_number(field, numbers.get(field.name)) for field in spec.fields),
        str(path),
        column_labels=[words.text(field.about) for field in spec.fields],
        variable_value_labels=labels,
    )


def read_stat(path: Path, spec: FrameSpec, form: Format) -> pl.DataFrame:
    """Read a table that `write_stat` wrote: codes again as codes, whole numbers as whole numbers. Raises Unreadable."""
    import pyreadstat

    read = pyreadstat.read_sav if form is Format.SPSS else pyreadstat.read_dta
    try:
        frame, about = read(str(path), output_format="polars")
    except pyreadstat.ReadstatError:
        raise Unreadable from None
    fields = [field for field in spec.fields if field.name in frame.columns]
    return frame.select(_as_read(field, about.variable_value_labels.get(field.name)) for field in fields)


def _numbering(column: pl.Series, field: Field) -> dict[str, int]:
    listed = code_lists.load(str(field.codes)).codes
    loose = sorted(set(column.drop_nulls().to_list()) - set(listed))
    return {code: number for number, code in enumerate((*listed, *loose), start=1)}


def _labels(field: Field, numbers: Mapping[str, int], words: Words) -> dict[int | float, str]:
    codes = code_lists.load(str(field.codes))
    known = {code.code: words.text(code.label) for code in codes}
    return {number: f"{code}{SEPARATOR}{known.get(code, code)}" for code, number in numbers.items()}


def _as_number(field: Field, numbers: Mapping[str, int] | None) -> pl.Expr:
    if numbers is not None:
        return pl.col(field.name).replace_strict(numbers, default=None, return_dtype=pl.Int64)
    return pl.col(field.name).cast(pl.Int64) if field.type is Type.YES_NO else pl.col(field.name)


def _as_read(field: Field, labels: Mapping[float, str] | None) -> pl.Expr:
    column = pl.col(field.name)
    if field.codes and labels:
        codes = {int(number): label.split(SEPARATOR)[0] for number, label in labels.items()}
        return column.cast(pl.Int64).replace_strict(codes, default=None, return_dtype=pl.String)
    if field.type is Type.TEXT:
        column = column.cast(pl.String)
        return pl.when(column != "").then(column).alias(field.name)
    return column.cast(POLARS[field.type])

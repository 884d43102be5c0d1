"""Mended rows put to those of the file that they come from: together they are the whole file."""

from collections.abc import Mapping

import polars as pl

from stegvis.core.intake import RECORDS


def completed(before: Mapping[str, pl.DataFrame], mended: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the rows of both; where they are the same row, the mended one."""
    return {name: _together(name, before.get(name), mended.get(name)) for name in dict.fromkeys((*before, *mended))}


def _together(name: str, before: pl.DataFrame | None, mended: pl.DataFrame | None) -> pl.DataFrame:
    if before is None or mended is None:
        return mended if before is None else before  # type: ignore[return-value]
    left = before.join(mended, on=list(RECORDS[name].identity[0]), how="anti", nulls_equal=True, maintain_order="left")
    return pl.concat([left, mended])


def numbers_of(rows: Mapping[str, pl.DataFrame]) -> frozenset[str]:
    """Return whom the rows are about."""
    columns = [frame["personal_number"] for frame in rows.values() if "personal_number" in frame.columns]
    return frozenset(number for column in columns for number in column.drop_nulls())

"""Reads the published tables that lie beside the tests."""

from pathlib import Path

import polars as pl

FOLDER = Path(__file__).parent / "report_2011"


def table(name: str) -> pl.DataFrame:
    """Return a published table; codes are text, whatever they look like."""
    return pl.read_csv(FOLDER / f"{name}.csv", schema_overrides={"code": pl.String})


def figure(name: str) -> int:
    """Return one figure of the report's text."""
    return int(pl.read_csv(FOLDER / "figures.csv").filter(pl.col("figure") == name)["value"].item())

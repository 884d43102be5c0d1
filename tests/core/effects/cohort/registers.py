"""A small invented town: who had assistance when, the employment service's categories, and what a project reached."""

from pathlib import Path

import numpy as np
import polars as pl

CRITERIA = """
title: Utrikesfödda
criteria:
  - {kind: age, lowest: 25, highest: 55}
  - {kind: born_abroad}
  - {kind: assistance_months, lowest: 10, window_months: 12}
  - {kind: unemployed}
  - {kind: municipality, values: ["0780"]}
"""


def town(folder: Path, persons: int = 300, seed: int = 4) -> Path:
    """Write people.csv, assistance.csv (a row for each month with any), af.csv (spells) and criteria.yaml."""
    draw = np.random.default_rng(seed)
    keys = [f"k{number:03}" for number in range(persons)]
    _people(draw, keys).write_csv(folder / "people.csv")
    _assistance(draw, keys).write_csv(folder / "assistance.csv")
    _categories(draw, keys).write_csv(folder / "af.csv")
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    return folder


def _people(draw: np.random.Generator, keys: list[str]) -> pl.DataFrame:
    """Draw who they are; one in twenty leaves, and some are found, sent and begin, two months after each other."""
    persons = len(keys)
    born = zip(draw.integers(1950, 1992, persons), draw.integers(1, 13, persons), strict=True)
    reached, left = draw.integers(0, 30, persons).tolist(), draw.integers(0, 200, persons).tolist()
    frame = pl.DataFrame(
        {
            "key": keys,
            "born": [f"{year}-{month:02}-15" for year, month in born],
            "country": draw.choice(["Sverige", "Irak", "Somalia", None], persons, p=[0.2, 0.4, 0.3, 0.1]),
            "town": draw.choice([780, 1280], persons, p=[0.9, 0.1]),
            "left": [month_written(24 + each) if each < 12 else None for each in left],
            "found": [month_written(24 + each) if each < 12 else None for each in reached],
            "sent": [month_written(25 + each) if each < 8 else None for each in reached],
            "began": [month_written(26 + each) if each < 5 else None for each in reached],
        }
    )
    return frame.with_columns(began=pl.when(pl.col("left").is_null()).then("began"))


def _assistance(draw: np.random.Generator, keys: list[str]) -> pl.DataFrame:
    shares = draw.choice([0.2, 0.95, 1.0], len(keys))
    rows = [
        (key, month_written(month))
        for key, share in zip(keys, shares, strict=True)
        for month in range(48)
        if draw.random() < share
    ]
    return pl.DataFrame(rows, schema=["key", "month"], orient="row")


def _categories(draw: np.random.Generator, keys: list[str]) -> pl.DataFrame:
    rows = [
        (key, "2008-05-10", "2010-06-30" if draw.random() < 0.3 else None, str(draw.choice(["11", "41"], p=[0.8, 0.2])))
        for key in keys
        if draw.random() < 0.9
    ]
    return pl.DataFrame(rows, schema=["key", "from", "to", "code"], orient="row")


def month_written(month: int) -> str:
    """Return a month counted from January 2008."""
    return f"{2008 + month // 12}-{month % 12 + 1:02}"

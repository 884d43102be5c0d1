"""Staggered difference-in-differences on an invented panel, the whole process, beside one that reads the columns."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from .measuring import STEGVIS, Cost, Line, compare, cost_of_process
from .size import Size

AIM = 1.5
MOST_COHORTS = 36


def lines(size: Size) -> Iterator[Line]:
    people, periods = size.panel
    with tempfile.TemporaryDirectory() as place:
        extract = Path(place) / "panel.parquet"
        cohorts = _write(people, periods, extract)
        yield compare(
            f"stegvis did, {people:,} people × {periods} months, {cohorts} cohorts, no covariates",
            lambda: _stegvis(extract, Path(place) / "out"),
            "a process that reads the columns (peer missing: diff-diff)",
            lambda: cost_of_process("-m", "benchmarks.panels", str(extract)),
            aim=AIM,
        )


def _stegvis(extract: Path, out: Path) -> Cost:
    asked = ("--id", "id", "--time", "time", "--cohort", "cohort", "--outcome", "y", "--out", str(out))
    return cost_of_process(*STEGVIS, "did", str(extract), *asked)


def _write(people: int, periods: int, path: Path) -> int:
    """Write a panel whose effect is 1 from the first treated period on; return how many cohorts it has."""
    draw = np.random.default_rng(1)
    cohorts = np.arange(periods // 5 + 1, periods // 5 + 1 + min(MOST_COHORTS, periods * 3 // 5))
    cohort = draw.choice(np.r_[np.zeros(cohorts.size * 2 // 3, dtype=np.int64), cohorts], people)
    time = np.arange(1, periods + 1)
    treated = (cohort[:, None] > 0) & (time >= cohort[:, None])
    outcome = draw.normal(size=(people, periods)) + 0.01 * time + treated
    pl.DataFrame(
        {
            "id": np.repeat(np.arange(people), periods),
            "time": np.tile(time.astype(np.int32), people),
            "cohort": np.repeat(cohort.astype(np.int32), periods),
            "y": outcome.ravel(),
        }
    ).write_parquet(path)
    return int(cohorts.size)


if __name__ == "__main__":
    print(pl.read_parquet(sys.argv[1]).sum())

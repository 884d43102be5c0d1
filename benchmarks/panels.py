"""Staggered difference-in-differences on invented panels, the whole process, beside diff-diff.

The peer keeps the whole table and the influence of people in memory, so it stands beside ten million rows and less.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from .measuring import STEGVIS, Cost, Line, compare, cost_of_process
from .peers import python_with
from .size import Size

PEER = "diff-diff: the same effects, aggregates and errors"
SCAN = "a process that reads the columns"
MISSING = f"{SCAN} (peer missing: pip install 'stegvis[peers]', or name its python in STEGVIS_PEERS)"
MOST_FOR_THE_PEER = 10_000_000
AIMS = {(100_000, 60): 1.5, (1_000_000, 120): 30.0}
MOST_COHORTS = 36
PART = 1 << 22
"""Rows that are drawn at a time."""


def lines(size: Size) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        for people, periods in size.panels:
            extract = Path(place) / "panel.parquet"
            subprocess.run(
                [sys.executable, "-m", "benchmarks.panels", "write", extract, str(people), str(periods)], check=True
            )
            yield _measured(people, periods, extract, Path(place) / "out")


def _measured(people: int, periods: int, extract: Path, out: Path) -> Line:
    python = python_with("diff_diff") if people * periods <= MOST_FOR_THE_PEER else None
    return compare(
        f"stegvis did, {people:,} people × {periods} months, {len(_cohorts(periods))} cohorts, no covariates",
        lambda: _stegvis(extract, out),
        PEER if python else SCAN if people * periods > MOST_FOR_THE_PEER else MISSING,
        lambda: _beside(extract, python),
        repeats=3 if people * periods <= MOST_FOR_THE_PEER else 1,
        aim=AIMS.get((people, periods)),
    )


def _stegvis(extract: Path, out: Path) -> Cost:
    asked = ("--id", "id", "--time", "time", "--cohort", "cohort", "--outcome", "y", "--out", str(out))
    return cost_of_process(*STEGVIS, "did", str(extract), *asked)


def _beside(extract: Path, python: str | None) -> Cost:
    if python is None:
        return cost_of_process("-m", "benchmarks.panels", "scan", str(extract))
    return cost_of_process(str(Path(__file__).with_name("panels_peer.py")), str(extract), python=python)


def _cohorts(periods: int) -> range:
    return range(periods // 5 + 1, periods // 5 + 1 + min(MOST_COHORTS, periods * 3 // 5))


def _write(people: int, periods: int, path: Path) -> None:
    """Write a panel whose effect is 1 from the first treated period on, part by part."""
    draw = np.random.default_rng(1)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        step = max(1, PART // periods)
        for start in range(0, people, step):
            part = _part(draw, start, min(step, people - start), periods)
            part.write_parquet(Path(folder) / f"{start:012}.parquet")
        pl.scan_parquet(Path(folder) / "*.parquet").sink_parquet(path)


def _part(draw: np.random.Generator, first: int, people: int, periods: int) -> pl.DataFrame:
    cohorts = np.array(_cohorts(periods))
    cohort = draw.choice(np.r_[np.zeros(cohorts.size * 2 // 3, dtype=np.int64), cohorts], people)
    time = np.arange(1, periods + 1)
    treated = (cohort[:, None] > 0) & (time >= cohort[:, None])
    outcome = draw.normal(size=(people, periods)) + 0.01 * time + treated
    return pl.DataFrame(
        {
            "id": np.repeat(np.arange(first, first + people), periods),
            "time": np.tile(time.astype(np.int32), people),
            "cohort": np.repeat(cohort.astype(np.int32), periods),
            "y": outcome.ravel(),
        }
    )


if __name__ == "__main__":
    act, file = sys.argv[1], Path(sys.argv[2])
    if act == "write":
        _write(int(sys.argv[3]), int(sys.argv[4]), file)
    else:
        print(pl.scan_parquet(file).sum().collect(engine="streaming"))

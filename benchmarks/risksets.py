"""Risk sets of 36 entry months in an invented register, the whole process, beside one that reads the columns."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from stegvis.core.effects.rolling_register import rolling_register

from .measuring import STEGVIS, Cost, Line, compare, cost_of_process
from .size import Size

MONTHS = 60
SHARE = 0.01
AT_ONCE = 50_000
MOST = 1_000_000
AIMS = {1_000_000: 60.0}
FEATURES = "year=sum(assistance,-12..-1), lately=last(assistance,-1..-1), earned=mean(earnings,-6..-1)"


def lines(size: Size) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        for persons in (each for each in size.registers if each <= MOST):
            folder = Path(place) / str(persons)
            folder.mkdir()
            # In a process of its own, so that this one's memory stays small.
            subprocess.run(
                [sys.executable, "-m", "benchmarks.risksets", "write", str(folder), str(persons)], check=True
            )
            yield _measured(persons, folder)


def _measured(persons: int, folder: Path) -> Line:
    line = compare(
        f"stegvis riskset, {persons:,} persons × {MONTHS} months, 36 entry months, 1:3, two outcomes both ways",
        lambda: _stegvis(folder),
        "a process that reads the columns (peer missing)",
        lambda: cost_of_process("-m", "benchmarks.risksets", "scan", str(folder)),
        repeats=1,
        aim=AIMS.get(persons),
    )
    people = pl.read_parquet(folder / "out" / "people.parquet", columns=["treated"])["treated"]
    return replace(line, note=f"{people.sum():,} entrants with {(~people).sum():,} controls")


def _stegvis(folder: Path) -> Cost:
    files = (str(folder / "people.parquet"), "--months", str(folder / "months.parquet"), "--out", str(folder / "out"))
    columns = ("--id", "key", "--entry", "entry", "--gone", "gone", "--cause", "cause", "--features", FEATURES)
    how = ("--covariates", "woman,year,lately,earned", "--exact", "municipality", "--ratio", "3", "--caliper", "0.2")
    period = ("--first", "2007-01", "--last", "2009-12")
    outcomes = ("--outcome", "after=sum(earnings,0..11), aided=months(assistance,0..11)")
    return cost_of_process(*STEGVIS, "riskset", *files, *columns, *how, *period, *outcomes)


def _write(folder: Path, persons: int) -> None:
    """Write people and months in parts, and then as one file each."""
    for start in range(0, persons, AT_ONCE):
        count = min(AT_ONCE, persons - start)
        made = rolling_register(count, seed=start + 1, months=MONTHS, share=SHARE, first_key=start + 1)
        made.people.write_parquet(folder / f"people-{start:09}.part")
        made.months.write_parquet(folder / f"months-{start:09}.part")
    for name in ("people", "months"):
        parts = sorted(folder.glob(f"{name}-*.part"))
        pl.scan_parquet(parts).sink_parquet(folder / f"{name}.parquet")
        for part in parts:
            part.unlink()


def _scan(folder: Path) -> None:
    """Read the columns that the matching needs, and add them up."""
    print(pl.scan_parquet(folder / "months.parquet").sum().collect())


if __name__ == "__main__":
    act, place = sys.argv[1], Path(sys.argv[2])
    if act == "write":
        _write(place, int(sys.argv[3]))
    else:
        _scan(place)

"""Matching and effects in an invented register, the whole process from file to results, beside pymatchit-causal.

The peer keeps the distances of all controls to all treated people of a stratum in memory, so it stands beside
up to a million. It does score, pairs and balance, and no effects. MatchIt itself is no Python package: peer missing.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from stegvis.core.effects.synthetic_register import COVARIATES, EXACT, synthetic_register

from .measuring import STEGVIS, Cost, Line, compare, cost_of_process
from .peers import python_with
from .size import Size

PEER = "pymatchit-causal: score, matching and balance of the same"
SCAN = "a process that reads the columns"
MISSING = f"{SCAN} (peer missing: pip install 'stegvis[peers]', or name its python in STEGVIS_PEERS)"
MOST_FOR_THE_PEER = 1_000_000
AIMS = {1_000_000: 6.0, 10_000_000: 60.0}


def lines(size: Size) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        for persons in size.registers:
            extract = Path(place) / f"register{persons}.parquet"
            _write(persons, extract)
            yield _measured(persons, extract, Path(place) / "out")
            extract.unlink()


def _measured(persons: int, extract: Path, out: Path) -> Line:
    python = python_with("pymatchit") if persons <= MOST_FOR_THE_PEER else None
    line = compare(
        f"stegvis match, {persons:,} persons, 13 covariates, 42 exact strata, 1:5, caliper",
        lambda: _stegvis(extract, out),
        PEER if python else SCAN if persons > MOST_FOR_THE_PEER else MISSING,
        lambda: _beside(extract, python),
        repeats=3 if persons <= 1_000_000 else 1,
        aim=AIMS.get(persons),
    )
    people = pl.read_parquet(out / "people.parquet", columns=["treated"])["treated"]
    return replace(line, note=f"{people.sum():,} treated with {(~people).sum():,} controls")


def _beside(extract: Path, python: str | None) -> Cost:
    if python is None:
        return cost_of_process("-m", "benchmarks.effects", "scan", str(extract))
    script = str(Path(__file__).with_name("effects_peer.py"))
    return cost_of_process(script, str(extract), ",".join(COVARIATES), ",".join(EXACT), python=python)


def _stegvis(extract: Path, out: Path) -> Cost:
    asked = ("--id", "id", "--treatment", "treated", "--covariates", ",".join(COVARIATES), "--exact", ",".join(EXACT))
    how = ("--ratio", "5", "--caliper", "0.2", "--outcome", "outcome", "--out", str(out))
    return cost_of_process(*STEGVIS, "match", str(extract), *asked, *how)


def _write(persons: int, path: Path) -> None:
    """Write the register in a process of its own, so that this one's memory stays small."""
    subprocess.run([sys.executable, "-m", "benchmarks.effects", "write", str(path), str(persons)], check=True)


def _scan(extract: Path) -> None:
    """Read the columns that the matching needs, and add them up."""
    print(pl.read_parquet(extract, columns=["id", "treated", "outcome", *COVARIATES]).sum())


if __name__ == "__main__":
    act, file = sys.argv[1], Path(sys.argv[2])
    if act == "write":
        synthetic_register(int(sys.argv[3]), seed=1).frame.write_parquet(file)
    else:
        _scan(file)

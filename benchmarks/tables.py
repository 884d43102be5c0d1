"""All tables of a project, beside polars reading the same files once and adding up what is in them."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from stegvis.core import tables
from stegvis.core.datapackage import read_package, write_package
from stegvis.core.tables import Settings
from stegvis.demo.scale import many_cases

from .measuring import STEGVIS, Line, compare, cost_of_process
from .size import Size

AIM = 2.0
ONE_SCAN = "one polars scan of the same files"


def lines(size: Size) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "dataset"
        drawn = many_cases(size.cases)
        yield compare(
            f"write a dataset of {size.cases:,} cases",
            lambda: write_package(drawn, folder),
            "polars writing the same tables",
            lambda: _bare_write(folder.parent, drawn),
            repeats=1,
        )
        yield compare("read the dataset", lambda: read_package(folder), ONE_SCAN, lambda: _bare_scan(folder))
        data = read_package(folder)
        settings = Settings.from_dataset(data)
        yield compare(
            f"all {len(tables.wanted(settings))} tables from {size.cases:,} cases",
            lambda: tables.count_all(data, settings),
            ONE_SCAN,
            lambda: _bare_scan(folder),
            aim=AIM,
        )
        yield compare(
            "stegvis tables, the whole process",
            lambda: cost_of_process(*STEGVIS, "tables", str(folder), "--out", place),
            "a Python process that scans the same files",
            lambda: cost_of_process("-m", "benchmarks.tables", str(folder)),
        )


def _bare_write(place: Path, drawn: object) -> None:
    for name, frame in drawn.frames.items():  # type: ignore[attr-defined]
        frame.write_csv(place / f"{name}.csv")


def _bare_scan(folder: Path) -> int:
    """Read every column of every table with its types inferred, and count the cells that hold something."""
    scans = (pl.scan_csv(file, try_parse_dates=True) for file in sorted(folder.glob("*.csv")) if file.stat().st_size)
    return sum(int(scan.select(pl.all().count()).collect().sum_horizontal().item()) for scan in scans)


if __name__ == "__main__":
    print(_bare_scan(Path(sys.argv[1])))

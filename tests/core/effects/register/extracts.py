"""Small extracts as files, for the tests of registers."""

from pathlib import Path

import polars as pl

from stegvis.core.effects.register import Months, connect, person_months, spells

BACKEND = connect()


def months_file(folder: Path, rows: list[tuple[object, ...]], names: str = "key,month,aid") -> Path:
    """Write rows as CSV, and return where."""
    path = folder / "months.csv"
    path.write_text("\n".join([names, *(",".join("" if v is None else str(v) for v in row) for row in rows)]) + "\n")
    return path


def months(path: Path, **more: object) -> Months:
    return person_months(BACKEND, path, id="key", month="month", **{"values": ["aid"], **more})  # type: ignore[arg-type]


def spells_of(path: Path, **more: object) -> Months:
    return spells(BACKEND, path, id="key", start="from", end="to", code="code", **more)  # type: ignore[arg-type]


def held(extract: Months) -> pl.DataFrame:
    """Return the rows, in order."""
    return extract.backend.to_polars(extract.table).sort("id", "month")

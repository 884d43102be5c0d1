"""What computes: Ibis expressions, run by DuckDB on one machine. Loaded when an extract is opened, not before."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..extract_file import PARQUET, read_extract, require_columns
from ..refusals import no_such_column

if TYPE_CHECKING:
    from ibis.backends import BaseBackend
    from ibis.expr.types import Column, Table

ROW = "row"
"""The place of a row in its file, from 1: what messages name, and what breaks ties."""


def ibis() -> Any:
    """Return Ibis. Raises DataProblem saying how it is installed."""
    try:
        import duckdb  # noqa: F401  what Ibis runs on
        import ibis as library
    except ImportError:
        raise DataProblem(
            Finding(
                message=_("Ibis and DuckDB are not installed."),
                expected=_("pip install 'stegvis[register]'"),
            )
        ) from None
    return library


def connect() -> "BaseBackend":
    """Return a DuckDB of this process, in memory; what does not fit goes to its temporary folder."""
    backend: BaseBackend = ibis().duckdb.connect()
    return backend


def table_of(frame: pl.DataFrame) -> "Table":
    """Return a table of Polars as one that expressions can be written on."""
    table: Table = ibis().memtable(frame)
    return table


def open_extract(backend: "BaseBackend", path: Path, columns: Sequence[str], *, as_text: Sequence[str] = ()) -> "Table":
    """Return these columns of a file, and ROW. Parquet is read when it is asked for, other files at once."""
    wanted = list(dict.fromkeys(columns))
    if not _is_parquet(path):
        return table_of(read_extract(path, wanted, as_text=as_text).with_row_index(ROW, offset=1))
    require_columns(path, wanted, pl.read_parquet_schema(path))
    table = backend.read_parquet(path, file_row_number=True)
    return table.select(*wanted, **{ROW: table.file_row_number + 1})


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == PARQUET
    except OSError:
        return False  # the reader says why


def identity(column: "Column") -> "Column":
    """Return what tells people apart, whole numbers as such: statistical programs keep them as decimal numbers."""
    return column.cast("int64") if column.type().is_numeric() else column.cast("string")


def number(column: "Column") -> "Column":
    """Return a column as decimal numbers. Raises DataProblem when it is none."""
    kind = column.type()
    if not (kind.is_numeric() or kind.is_boolean()):
        raise DataProblem(
            Finding(
                message=_("The column is not numbers."), column=column.get_name(), expected=_("a number, or nothing")
            )
        )
    return column.cast("float64")


def require_in(table: "Table", names: Sequence[str]) -> None:
    """Raise DataProblem naming the columns that a table lacks."""
    if unknown := [name for name in names if name not in table.columns]:
        raise no_such_column(unknown, table.columns)

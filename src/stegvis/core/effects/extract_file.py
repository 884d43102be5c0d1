"""A register extract out of a file: only the columns that are asked for, as numbers where they are numbers.

Parquet, CSV (UTF-8 or latin-1, decimal point or comma), SAS, SPSS and Stata files, and the workbooks that `intake`
reads. Outcome columns are read in a call of their own, after the matching.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import polars as pl

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from .text_numbers import as_numbers

PARQUET = b"PAR1"
ENDINGS = ".parquet, .csv, .tsv, .txt, .xlsx, .xls, .ods, .sas7bdat, .xpt, .sav, .dta"
TEXT = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
STATISTICAL = {".sas7bdat": "read_sas7bdat", ".xpt": "read_xport", ".sav": "read_sav", ".dta": "read_dta"}
SAMPLE = 1 << 16


def read_extract(path: Path, columns: Sequence[str], *, as_text: Sequence[str] = ()) -> pl.DataFrame:
    """Return these columns of the file, in this order. Columns `as_text` stay as they are written.

    Raises DataProblem when the file can't be read, lacks a column, or has a column that is nearly numbers, naming the
    first row that is not.
    """
    wanted = list(dict.fromkeys(columns))
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError:
        raise _refused(path, _("The file can't be opened."), hint=_("Check its place and its name.")) from None
    if start == PARQUET:
        return _read_parquet(path, wanted)
    ending = path.suffix.lower()
    if ending in STATISTICAL:
        return _read_statistical(path, wanted, ending)
    if ending in TEXT:
        frame = _read_text(path, wanted)
    elif ending in WORKBOOKS:
        frame = _read_workbook(path, wanted)
    else:
        raise _refused(
            path, _("The file is of a kind that can't be read."), expected=_("one of {endings}"), endings=ENDINGS
        )
    return as_numbers(frame, path.name, keep=as_text)


def scan_extract(path: Path, columns: Sequence[str]) -> pl.LazyFrame:
    """Return these columns of the file to be read a part at a time, which only Parquet can."""
    try:
        with path.open("rb") as file:
            is_parquet = file.read(4) == PARQUET
    except OSError:
        is_parquet = False
    if not is_parquet:
        return read_extract(path, columns).lazy()
    return _scan_parquet(path, list(dict.fromkeys(columns)))


@contextmanager
def located_in(path: Path) -> Iterator[None]:
    """Add the file, and the row as it stands there, to problems that only know columns and rows of data.

    Parquet may turn out to be damaged when a part of it is read.
    """
    heading = 1 if path.suffix.lower() in (*TEXT, *WORKBOOKS) else 0
    try:
        with _undamaged(path):
            yield
    except DataProblem as problem:
        raise DataProblem.of(
            each if each.file else replace(each, file=path.name, row=each.row + heading if each.row else None)
            for each in problem.findings
        ) from None


def _read_parquet(path: Path, wanted: list[str]) -> pl.DataFrame:
    with _undamaged(path):
        return _scan_parquet(path, wanted).collect()


def _scan_parquet(path: Path, wanted: list[str]) -> pl.LazyFrame:
    with _undamaged(path):
        scan = pl.scan_parquet(path)
        require_columns(path, wanted, scan.collect_schema().names())
        return scan.select(wanted)


@contextmanager
def _undamaged(path: Path) -> Iterator[None]:
    try:
        yield
    except (pl.exceptions.ComputeError, OSError):
        raise _refused(path, _("The file is damaged and can't be read.")) from None


def _read_statistical(path: Path, wanted: list[str], ending: str) -> pl.DataFrame:
    import pyreadstat  # for these files alone

    read = getattr(pyreadstat, STATISTICAL[ending])
    try:
        _none, about = read(str(path), metadataonly=True, output_format="dict")
        require_columns(path, wanted, about.column_names)
        table, _about = read(str(path), usecols=wanted, output_format="dict")
    except pyreadstat.ReadstatError:
        raise _refused(path, _("The file is damaged and can't be read.")) from None
    return pl.DataFrame({name: pl.Series(name, table[name], strict=False) for name in wanted})


def _read_workbook(path: Path, wanted: list[str]) -> pl.DataFrame:
    """Read the first sheet that has all columns in its first row."""
    from stegvis.core.intake import EXTRACT, read_sheets  # half a second to load, for workbooks alone

    sheets = [sheet for sheet in read_sheets(path, limits=EXTRACT).sheets if sheet.rows]
    headed = [[str(cell).strip() for cell in sheet.rows[0]] for sheet in sheets]
    chosen = next((place for place, names in enumerate(headed) if set(wanted) <= set(names)), 0)
    require_columns(path, wanted, headed[chosen])
    places = [headed[chosen].index(name) for name in wanted]
    rows = [["" if row[place] is None else str(row[place]) for place in places] for row in sheets[chosen].rows[1:]]
    return pl.DataFrame(rows, schema=dict.fromkeys(wanted, pl.String), orient="row")


def _read_text(path: Path, wanted: list[str]) -> pl.DataFrame:
    data = path.read_bytes()
    if not data.strip():
        raise _refused(path, _("The file is empty."))
    source = data if _is_utf8(data) else data.decode("cp1252", errors="replace").encode()
    heading = source[:SAMPLE].removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace").splitlines()[0]
    separator = max((";", "\t", ",", "|"), key=heading.count)
    try:
        names = pl.read_csv(source, separator=separator, n_rows=0, infer_schema=False).columns
        require_columns(path, wanted, names)
        table = pl.read_csv(source, separator=separator, columns=wanted, infer_schema=False)
    except pl.exceptions.ComputeError:
        message = _("The rows have different numbers of columns, or a quotation mark is not closed.")
        raise _refused(path, message, expected=_("the same columns in every row")) from None
    return table.select(wanted)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def require_columns(path: Path, wanted: Sequence[str], there: Iterable[str]) -> None:
    """Raise DataProblem naming the columns that a file lacks."""
    there = list(there)
    if lacking := [name for name in wanted if name not in there]:
        shown = ", ".join(there[:40])
        raise DataProblem.of(
            Finding(
                message=_("The column is not in the file."),
                file=path.name,
                row=1,
                column=name,
                expected=_("one of: {columns}"),
                values=(("columns", shown),),
            )
            for name in lacking
        )


def _refused(
    path: Path, message: str, *, expected: str | None = None, hint: str | None = None, **values: object
) -> DataProblem:
    return DataProblem(
        Finding(message=message, file=path.name, expected=expected, hint=hint, values=tuple(values.items()))
    )

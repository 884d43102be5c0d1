"""Workbooks (xlsx, xls, ods) read with calamine, behind the limits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from stegvis.core.intake import ods_scan, refusals, xls_apart, xlsx_scan
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.packed import Packed
from stegvis.core.intake.sheets import Format, Place, Sheet

Progress = Callable[[int, int], None]


def read_workbook(
    data: bytes, file: str, format: Format, limits: Limits, progress: Progress | None = None
) -> tuple[Sheet, ...]:
    """Read every sheet, hidden ones too; macros and links to other files are not looked at.

    A formula stands for the value it had when the file was saved. Raises DataProblem.
    """
    if format is Format.XLS:
        return xls_apart.read(data, file, limits)
    return read_book(data, file, limits, _scan(data, file, format, limits), progress)


def read_book(
    data: bytes,
    file: str,
    limits: Limits,
    broken: Mapping[str, Mapping[Place, str]] | None = None,
    progress: Progress | None = None,
) -> tuple[Sheet, ...]:
    """Read every sheet with calamine, within the limits; `broken` are the cells found broken beforehand."""
    broken = broken or {}
    with _refusing(file), CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        if len(book.sheets_metadata) > limits.sheets:
            raise refusals.too_many_sheets(file, limits.sheets)
        sheets = []
        for index, about in enumerate(book.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(index)
                hidden = about.visible != SheetVisibleEnum.Visible
                sheets.append(_sheet(sheet, hidden, broken.get(about.name, {}), file, limits))
            if progress:
                progress(index + 1, len(book.sheets_metadata))
    return tuple(sheets)


def _scan(data: bytes, file: str, format: Format, limits: Limits) -> Mapping[str, Mapping[Place, str]]:
    packed = Packed(data, file, limits)
    return xlsx_scan.scan(packed, limits) if format is Format.XLSX else ods_scan.scan(packed, limits)


def _sheet(sheet: CalamineSheet, hidden: bool, broken: Mapping[Place, str], file: str, limits: Limits) -> Sheet:
    if sheet.total_height > limits.rows:
        raise refusals.too_many_rows(file, sheet.name, limits.rows)
    if sheet.total_width > limits.columns:
        raise refusals.too_many_columns(file, sheet.name, limits.columns)
    rows = sheet.to_python(skip_empty_area=False)
    return Sheet(sheet.name, rows, hidden, tuple(sheet.merged_cell_ranges or ()), broken)


@contextmanager
def _refusing(file: str) -> Iterator[None]:
    """Turn what calamine raises into DataProblem: its own errors, a duration too long for Python, and a panic.

    A panic of its Rust code is no Exception, and its class can't be imported: it is known by its name.
    """
    try:
        yield
    except PasswordError:
        raise refusals.locked(file) from None
    except (CalamineError, OverflowError):
        raise refusals.damaged(file) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusals.damaged(file) from None

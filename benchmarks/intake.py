"""A monthly workbook read and checked, beside calamine reading the same file."""

import io
from collections.abc import Iterator
from datetime import date, timedelta

import xlsxwriter
from python_calamine import CalamineWorkbook

from stegvis.core.intake import Kind, Mapping, SheetMapping, read, read_sheets
from stegvis.demo.test_numbers import published

from .measuring import Line, compare
from .size import Size

HEADINGS = {
    "Personnr": "personal_number", "Namn": "name", "Kön": "sex", "Anvisad": "referred", "Start": "start",
    "Slut": "exit", "Orsak": "exit_reason", "Skola": "education", "Kommun": "municipality", "AF": "af_start",
    "AF nu": "af_now", "Försörjning": "livelihood_start", "Andel": "livelihood_start_share",
    "Handläggare": "responsible", "Till Sverige": "arrival_year",
}  # fmt: skip
MAPPING = Mapping(name="m", kind=Kind.MONTHLY, sheets=(SheetMapping(record="participants", columns=HEADINGS),))
AS_OF = date(2011, 1, 31)
CALAMINE = "calamine reading the same file"


def lines(size: Size) -> Iterator[Line]:
    data = workbook(size.rows)
    reading = read(read_sheets(data, "m.xlsx"), MAPPING, as_of=AS_OF)
    yield compare(
        f"cells of {size.rows:,} rows behind the limits",
        lambda: read_sheets(data, "m.xlsx"),
        CALAMINE,
        lambda: calamine(data),
    )
    yield compare(
        f"{size.rows:,} rows read and checked",
        lambda: read(read_sheets(data, "m.xlsx"), MAPPING, as_of=AS_OF),
        CALAMINE,
        lambda: calamine(data),
        note=f"{reading.valid} rows valid, {len(reading.findings)} findings",
    )


def workbook(rows: int) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Deltagare")
    sheet.write_row(0, 0, list(HEADINGS))
    for row in range(1, rows + 1):
        digits, start = participation(row)
        sex = "Man" if int(digits[10]) % 2 else "Kvinna"
        cells = (
            digits, f"Påhittad {digits[:8]}", sex, start, start, start + timedelta(days=70), "Studier", "Grundskola",
            "Norrköping", 11, 70, "A-kassa", 100, f"H{row % 9}", 2001,
        )  # fmt: skip
        sheet.write_row(row, 0, cells)
    book.close()
    return buffer.getvalue()


def participation(place: int) -> tuple[str, date]:
    """A published test number and the start of one of its many participations, none of which overlap."""
    turn, nth = divmod(place, len(published()))
    return published()[nth].number, date(1996, 1, 1) + timedelta(days=80 * turn)


def calamine(data: bytes) -> None:
    CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

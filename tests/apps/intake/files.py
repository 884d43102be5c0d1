"""Workbooks and extracts as an authority sends them, of invented participants with published test numbers."""

from datetime import date
from io import BytesIO

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from stegvis.core.intake import write_template
from tests.cast import MEN, WOMEN
from tests.core.intake.people import rows

MARCH = date(2010, 3, 31)
APRIL = date(2010, 4, 30)
CILLA, DORIS, ERIK = WOMEN[1].number, WOMEN[2].number, MEN[1].number


def participant(number: str, **more: object) -> dict[str, object]:
    """A row of somebody who starts on 1 March 2010."""
    return {"personal_number": number, "start": date(2010, 3, 1), **more}


def workbook(*people: dict[str, object], name: str = "mars.xlsx", **records: object) -> SimpleUploadedFile:
    """The own workbook, filled in; other sheets as `livelihoods=[row, …]`."""
    file = BytesIO()
    frames = {record: rows(record, *given) for record, given in records.items()}
    write_template(file, {"participants": rows("participants", *people), **frames})
    return SimpleUploadedFile(name, file.getvalue())


def sheet(
    headings: list[str], *lines: list[object], name: str = "fil.xlsx", title: str = "Blad1"
) -> SimpleUploadedFile:
    """A workbook of one sheet, as somebody else makes it."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as book:
        one = book.add_worksheet(title)
        one.write_row(0, 0, headings)
        for place, line in enumerate(lines, start=1):
            one.write_row(place, 0, line)
    return SimpleUploadedFile(name, file.getvalue())


def dashed(number: str) -> str:
    return f"{number[:8]}-{number[8:]}"

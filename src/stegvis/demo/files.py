"""Writes the files of an invented project: monthly workbooks in two layouts, and the two authorities' extracts."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import xlsxwriter

from .county_workbook import HEADINGS, SHEET, Row, title_rows, workbook_rows
from .extracts import category_rows, payment_rows
from .months import last_of, months_from
from .project import SyntheticProject
from .template_workbook import SHEETS, headed, template_rows

CREATED = datetime(2011, 3, 1)
DAY_FORMAT = "yyyy-mm-dd"
Content = tuple[Sequence[str], Sequence[str], Sequence[Row]]  # titles, headings, rows


def write_all(project: SyntheticProject, folder: Path, *, until: date) -> list[Path]:
    """Write every file of the project into `folder`; return their paths. `until`: the last month's last day."""
    months = months_from(project.commission.starts, until)
    paths = [
        write_county_workbook(project, folder / f"manadsrapport-{month:%Y-%m}.xlsx", last_of(month)) for month in months
    ]
    paths.append(write_county_workbook(project, folder / "samtliga-deltagare.xlsx", until))
    paths.append(write_template_workbook(project, folder / "stegvis-mall-ifylld.xlsx", until))
    paths.append(write_sheet(category_rows(project), folder / "af-kategorier.xlsx", "Utdrag"))
    paths.append(write_csv(category_rows(project), folder / "af-kategorier.csv"))
    paths.append(write_csv(payment_rows(project), folder / "utbetalningar.csv"))
    return paths


def write_county_workbook(project: SyntheticProject, path: Path, until: date) -> Path:
    """Write the staff's own layout: two title rows, then headings, then the rows as known on `until`."""
    rows = workbook_rows(project, until)
    return _write_workbook(path, {SHEET: (title_rows(project, until), HEADINGS, rows)})


def write_template_workbook(project: SyntheticProject, path: Path, until: date) -> Path:
    """Write the template of Stegvis, filled in as known on `until`; every sheet is there, also an empty one."""
    rows = template_rows(project, until)
    sheets = {
        record.sheet: ((), tuple(field.heading for field in record), headed(record, rows[record.name]))
        for record in SHEETS
    }
    return _write_workbook(path, sheets)


def write_sheet(rows: Sequence[Row], path: Path, sheet: str) -> Path:
    """Write rows as a workbook with one sheet, headings in its first row."""
    return _write_workbook(path, {sheet: ((), tuple(rows[0]) if rows else (), rows)})


def _write_workbook(path: Path, sheets: Mapping[str, Content]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": DAY_FORMAT, "strings_to_formulas": False}) as book:
        book.set_properties({"created": CREATED})
        bold = book.add_format({"bold": True})
        for name, (titles, headings, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            for at, title in enumerate(titles):
                sheet.write_string(at, 0, title)
            sheet.write_row(len(titles), 0, headings, bold)
            for at, row in enumerate(rows, start=len(titles) + 1):
                sheet.write_row(at, 0, [_cell(row[heading]) for heading in headings])
    return path


def _cell(value: object) -> object:
    return ("ja" if value else "nej") if isinstance(value, bool) else value


def write_csv(rows: Sequence[Row], path: Path) -> Path:
    """Write rows as the authorities' systems do: Latin-1, semicolons, decimal commas."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_text(value) for value in row.values()] for row in rows)
    path.write_bytes(text.getvalue().encode("latin-1"))
    return path


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}".replace(".", ",") if isinstance(value, float) else str(value)

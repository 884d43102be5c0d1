"""Real files for the tests, made when they are needed."""

import io
import zipfile
from collections.abc import Iterable, Sequence

import xlsxwriter
import xlwt

_ODS_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text")
)


def xlsx(sheets: dict[str, Sequence[Sequence[object]]], **options: object) -> bytes:
    """A workbook whose dates are dates; a text that begins with = stays text."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, **options})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def xls(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                dated = xlwt.easyxf(num_format_str="yyyy-mm-dd") if hasattr(cell, "isoformat") else xlwt.XFStyle()
                sheet.write(r, c, cell, dated)
    book.save(buffer)
    return buffer.getvalue()


def ods(rows: str) -> bytes:
    """An OpenDocument spreadsheet with one sheet `Blad1` and these rows of XML."""
    content = (
        f'<?xml version="1.0"?><office:document-content {_ODS_SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
        }
    )


def ods_text(*texts: str) -> str:
    """A row of text cells."""
    cells = (
        f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>' for each in texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def rezipped(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """The same archive with some members changed, added, or (None) left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: content for name, content in {**members, **changed}.items() if content is not None})


def sheet_xml(rows: Iterable[str]) -> bytes:
    """The first sheet of an xlsx file, with these rows of XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{"".join(rows)}</sheetData></worksheet>'.encode()
    )


def part(archive: bytes, name: str) -> bytes:
    """Return one file of an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)

import io
import struct
import zipfile
from datetime import date

import pytest

from stegvis.core.errors import DataProblem
from stegvis.core.intake.files import read_sheets
from stegvis.core.intake.limits import Limits
from stegvis.core.intake.xlsx_scan import FORMULA_ERROR, FORMULA_UNCOMPUTED
from tests.core.intake.foreign_files import ods, ods_text, part, rezipped, sheet_xml, xls, xlsx, zipped

SMALL = xlsx({"Blad": [["a", 1], ["b", 2]]})
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, name: str = "fil.xlsx", limits: Limits | None = None) -> str:
    with pytest.raises(DataProblem) as problem:
        read_sheets(data, name, limits=limits or Limits())
    return str(problem.value)


def test_an_empty_file_is_refused():
    assert "The file is empty" in refusal(b"")
    assert "The file is empty" in refusal(b"\n \n", "f.csv")


def test_a_workbook_without_a_filled_cell_is_refused():
    assert "The file is empty" in refusal(xlsx({"Blad": []}))


def test_a_zip_bomb_is_refused_by_its_directory_before_anything_is_unpacked():
    bomb = rezipped(SMALL, {SHEET: b" " * 30_000_000})
    assert len(bomb) < 100_000
    assert "larger than 20 MB when it is unpacked" in refusal(bomb, limits=Limits(unpacked_bytes=20 * 1024**2))


def test_a_directory_that_lies_about_a_size_is_found_out():
    bomb = rezipped(SMALL, {SHEET: sheet_xml(["<row/>"] * 100_000)})
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo(SHEET).file_size
    assert "damaged" in refusal(bomb.replace(struct.pack("<L", size), struct.pack("<L", 50)))


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576", "ZZ90000"])
@pytest.mark.parametrize("attributes", ['r="{}" s="0"', "s='0' r='{}'"])
def test_one_cell_far_away_does_not_fill_the_memory(place, attributes):
    far = f"<row r='1'><c {attributes.format(place)}><v>1</v></c></row>"
    cell = '<row r="1"><c r="A1"><v>1</v></c></row>'
    message = refusal(rezipped(SMALL, {SHEET: sheet_xml([cell, far])}))
    assert any(
        words in message for words in ("more than 100000 rows", "more than 1000 columns", "more than 10000000 cells")
    )


def test_a_workbook_of_200_000_rows_is_refused_with_the_sheet_and_the_limit():
    rows = (f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 200_001))
    assert refusal(rezipped(SMALL, {SHEET: sheet_xml(rows)})).startswith(
        "fil.xlsx, Blad: The sheet has more than 100000 rows, and was not read."
    )


def test_a_text_file_of_too_many_rows_is_refused():
    assert "more than 1000 rows" in refusal(b"a;b\n" * 1001, "f.csv", Limits(rows=1000))
    assert "more than 10 columns" in refusal(b";" * 10, "f.csv", Limits(columns=10))


def test_repeated_rows_of_an_ods_file_are_counted_before_they_are_made():
    many = '<table:table-row table:number-rows-repeated="1048576">' + ods_text("x")[len("<table:table-row>") :]
    assert "more than 100000 rows" in refusal(ods(many), "f.ods")
    wide = '<table:table-row><table:table-cell office:value-type="float" table:number-columns-repeated="16384"/>'
    assert "more than 1000 columns" in refusal(ods(wide + "</table:table-row>"), "f.ods")


def test_an_entity_bomb_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert "damaged" in refusal(rezipped(SMALL, {SHEET: bomb}))
    assert "damaged" in refusal(zipped({"mimetype": "x", "content.xml": bomb}), "f.ods")


def test_an_encoding_that_nobody_knows_is_refused():
    declared = b'<?xml version="1.0" encoding="UTF-9"?>'
    content = part(ods(ods_text("a")), "content.xml").replace(b'<?xml version="1.0"?>', declared)
    assert "damaged" in refusal(zipped({"mimetype": "x", "content.xml": content}), "f.ods")
    book = declared + part(SMALL, "xl/workbook.xml").partition(b"?>")[2]
    assert "damaged" in refusal(rezipped(SMALL, {"xl/workbook.xml": book}))


@pytest.mark.parametrize("days", ["1e15", "-1e300"])
def test_a_duration_that_no_clock_can_show_is_refused(days):
    lasting = xlsx({"Blad": [[date(2010, 3, 1)]]}, default_date_format="[h]:mm:ss")
    sheet = part(lasting, SHEET).replace(b"<v>40238</v>", f"<v>{days}</v>".encode())
    assert days.encode() in sheet
    assert "damaged" in refusal(rezipped(lasting, {SHEET: sheet}))


def test_a_password_is_said_to_be_in_the_way():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "protected by a password" in refusal(ole)


def test_a_zip_of_something_else_is_refused():
    assert "not a spreadsheet" in refusal(zipped({"word/document.xml": "<x/>"}), "brev.docx")


def test_a_web_page_named_as_a_spreadsheet_is_refused():
    assert "web page" in refusal(b"<html><table><tr><td>1</td></tr></table></html>", "uttag.xls")


def test_binary_content_is_refused():
    assert "not a spreadsheet" in refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bild.csv")


def test_a_mark_of_utf_8_before_something_else_is_pointed_out():
    assert "UTF-8, but is not" in refusal(b"\xef\xbb\xbfa;\xe5\xe4\xf6", "f.csv")


def test_macros_and_links_to_other_files_are_not_looked_at():
    data = rezipped(SMALL, {"xl/vbaProject.bin": b"\0\1\2", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert read_sheets(data, "f.xlsm")["Blad"].rows[0][0] == "a"


def test_formulas_without_a_value_and_with_an_error_are_pointed_out():
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="e" r="D1"><v>#REF!</v></c>'
        '<c r="E1" t="str"><f>""</f><v></v></c></row>'
    )
    sheet = read_sheets(rezipped(SMALL, {SHEET: sheet_xml([row])}), "f.xlsx")["Blad"]
    assert sheet.rows[0][0] == 2
    assert sheet.broken == {(0, 1): FORMULA_UNCOMPUTED, (0, 2): FORMULA_ERROR, (0, 3): FORMULA_ERROR}


def test_an_error_in_an_ods_file_is_pointed_out():
    row = (
        '<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="">'
        "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
    )
    assert read_sheets(ods(ods_text("a") + row), "f.ods").sheets[0].broken == {(1, 0): FORMULA_ERROR}


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "C:\\hemligt\\passwd.csv", "/a/b/passwd.csv", "pass\nwd.csv"])
def test_a_path_in_a_file_name_is_cut_away(name):
    assert read_sheets(b"a;b\n", name).file == "passwd.csv"


def test_a_personal_number_in_a_file_name_is_not_repeated():
    assert read_sheets(b"a;b\n", "deltagare 19121212-1212.csv").file == "deltagare ….csv"


def test_a_file_that_is_not_there_is_refused_without_its_path(tmp_path):
    assert str(tmp_path) not in refusal_of_path(tmp_path / "saknas.xlsx")


def refusal_of_path(path) -> str:
    with pytest.raises(DataProblem) as problem:
        read_sheets(path)
    return str(problem.value)


def test_a_file_too_large_or_with_too_many_sheets_is_refused(tmp_path):
    assert "larger than 0 MB, and" in refusal(b"a;b\n", limits=Limits(file_bytes=3))
    (tmp_path / "f.csv").write_bytes(b"a;b\n")
    with pytest.raises(DataProblem, match="larger than 0 MB, and"):
        read_sheets(tmp_path / "f.csv", limits=Limits(file_bytes=3))
    for data in (xlsx({"A": [[1]], "B": [[2]]}), xls({"A": [[1]], "B": [[2]]})):
        assert "more than 1 sheets" in refusal(data, limits=Limits(sheets=1))

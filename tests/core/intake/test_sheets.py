import io
from datetime import date

import pytest
import xlsxwriter

from stegvis.core.errors import DataProblem
from stegvis.core.intake.files import read_sheets
from stegvis.core.intake.sheets import CellKind, Format, Sheet, kind_of, letter
from tests.core.intake.foreign_files import ods, ods_text, xls, xlsx

DAY = date(2010, 3, 1)
ROWS = [["Namn", "Start", "Timmar", "Stöd"], ["Påhittad Ö", DAY, 12.5, True]]


@pytest.mark.parametrize(("data", "format"), [(xlsx({"Blad": ROWS}), Format.XLSX), (xls({"Blad": ROWS}), Format.XLS)])
def test_a_workbook_gives_typed_cells(data, format):
    sheets = read_sheets(data, f"fil.{format}")
    assert sheets.format is format
    assert [list(row) for row in sheets["Blad"].rows] == ROWS
    assert [kind_of(cell) for cell in sheets["Blad"].rows[1]] == [
        CellKind.TEXT,
        CellKind.DATE,
        CellKind.NUMBER,
        CellKind.YES_NO,
    ]


def test_an_ods_file_gives_typed_cells():
    rows = ods_text("Namn") + (
        '<table:table-row><table:table-cell office:value-type="date" office:date-value="2010-03-01"/>'
        '<table:table-cell office:value-type="float" office:value="12.5"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert [list(row) for row in read_sheets(ods(rows), "f.ods").sheets[0].rows] == [
        ["Namn", ""],
        [DAY, 12.5],
    ]


def test_cells_stand_where_the_person_sees_them():
    sheet = read_sheets(xlsx({"Blad": [[], [], ["", "", "här"]]}), "f.xlsx")["Blad"]
    assert (sheet.rows[2][2], letter(2), letter(26), letter(701)) == ("här", "C", "AA", "ZZ")


def test_the_1904_date_system_gives_the_same_day():
    assert read_sheets(xlsx({"B": [[DAY]]}, date_1904=True), "f.xlsx")["B"].rows[0][0] == DAY


def test_a_text_that_begins_with_an_equals_sign_is_text():
    assert read_sheets(xlsx({"B": [["=1+1"]]}), "f.xlsx")["B"].rows[0][0] == "=1+1"


def test_a_column_beyond_the_last_one_is_empty():
    assert Sheet("B", [["a"], ["b"]]).column(7, first_row=1) == [""]


def test_hidden_sheets_are_read_and_pointed_out():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("Synligt").write(0, 0, "a")
    hidden = book.add_worksheet("Dolt")
    hidden.write(0, 0, "b")
    hidden.hide()
    book.close()
    sheets = read_sheets(buffer.getvalue(), "f.xlsx")
    assert sheets["Dolt"].hidden
    assert [finding.sheet for finding in sheets.findings] == ["Dolt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_files_are_read_in_any_usual_encoding(encoding, separator, ending):
    lines = [separator.join(row) for row in (["Försörjning", "Påhittad"], ["Åre", "010203"], ["Öland", "1"])]
    sheet = read_sheets(ending.join(lines).encode(encoding), "f.csv").sheets[0]
    assert [list(row) for row in sheet.rows] == [["Försörjning", "Påhittad"], ["Åre", "010203"], ["Öland", "1"]]


def test_a_decimal_comma_does_not_divide_the_cells():
    sheet = read_sheets("hushåll;månad;belopp\n7;2010-01;1 234,50\n8;2010-01;99,00\n".encode(), "f.csv").sheets[0]
    assert list(sheet.rows[1]) == ["7", "2010-01", "1 234,50"]


def test_a_quoted_cell_may_hold_the_separator_and_a_new_line():
    sheet = read_sheets(b'a;b\n"x;y\nz";2\n', "f.csv").sheets[0]
    assert [list(row) for row in sheet.rows] == [["a", "b"], ["x;y\nz", "2"]]


def test_the_separator_that_excel_states_is_believed():
    assert list(read_sheets(b"sep=|\na|b;c;d\n", "f.csv").sheets[0].rows[0]) == ["a", "b;c;d"]


def test_short_rows_are_filled_with_empty_cells():
    assert [len(row) for row in read_sheets(b"a;b;c\n1\n\n2;3;4\n", "f.csv").sheets[0].rows] == [3, 3, 3, 3]


def test_a_file_is_read_by_its_content_and_a_wrong_ending_is_pointed_out():
    sheets = read_sheets(b"a;b\n1;2\n", "f.xls")
    assert sheets.format is Format.TEXT
    assert "read as text" in str(sheets.findings[0])


def test_the_same_bytes_have_the_same_hash(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"a;b\n")
    assert read_sheets(tmp_path / "a.csv").sha256 == read_sheets(b"a;b\n", "annat.csv").sha256


def test_a_sheet_that_is_not_there_is_named():
    with pytest.raises(DataProblem, match=r"f\.csv, Blad9: The sheet is missing"):
        read_sheets(b"a;b\n", "f.csv")["Blad9"]


def test_progress_is_told_sheet_by_sheet():
    told = []
    read_sheets(xlsx({"A": [[1]], "B": [[2]]}), "f.xlsx", progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]

import csv as standard
import json
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN, Column, Kind, Share, Table
from stegvis.core.writers import csv, html, tables_json, xlsx
from tests.core.charts import hand_made
from tests.core.writers.documents import HOSTILE, hostile_table

ENGLISH = Words("en")


@pytest.fixture
def mixed() -> Table:
    columns = (
        Column("code", "Code", Kind.CODE),
        Column("label", "Label", Kind.LABEL),
        Column("number", "Number"),
        Column("share", "Share", Kind.SHARE, of=("number",)),
        Column("sum", "Sum", Kind.AMOUNT, unit="kronor"),
        Column("day", "Day", Kind.DATE),
    )
    rows = (
        ("a", "=1+1", 1234, Share(0.25), 17_500_000.4, date(2011, 1, 31)),
        ("b", "https://example.org", HIDDEN, HIDDEN, None, None),
        ("total", "Total", 1300, Share(1.0), 1, None),
    )
    return Table(id="mixed", title="Mixed", columns=columns, rows=rows, unit="households", notes=("A note.",))


def sheet(path, name="mixed"):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()


def test_a_sheet_holds_numbers_as_numbers_and_days_as_days(mixed, tmp_path):
    rows = sheet(xlsx.write(tmp_path / "t.xlsx", [mixed], ENGLISH))
    assert rows[2] == ["Code", "Label", "Number", "Share", "Sum (kronor)", "Day"]
    assert rows[3] == ["a", "=1+1", 1234, 0.25, 17_500_000.4, date(2011, 1, 31)]


def test_a_hidden_cell_is_two_dots_in_a_sheet_and_the_notes_say_why(mixed, tmp_path):
    rows = sheet(xlsx.write(tmp_path / "t.xlsx", [mixed], ENGLISH))
    assert rows[4][2:5] == ["..", "..", "–"]
    assert any(str(row[0]).startswith(".. means") for row in rows[7:])
    assert "A note." in [row[0] for row in rows[7:]]


def test_no_cell_of_a_sheet_is_a_formula_or_a_link(mixed, tmp_path):
    with ZipFile(xlsx.write(tmp_path / "t.xlsx", [mixed, hostile_table()], ENGLISH)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 2
    assert not any("<f>" in each or "<hyperlink" in each for each in sheets)
    assert all('state="frozen"' in each for each in sheets)


def test_two_long_ids_get_two_sheets(tmp_path):
    tables = [
        Table(id=f"{'x' * 40}{end}", title="T", columns=hand_made.flow().columns, rows=(), unit="cases") for end in "ab"
    ]
    path = xlsx.write(tmp_path / "t.xlsx", tables, ENGLISH)
    assert len(set(CalamineWorkbook.from_path(str(path)).sheet_names)) == 2


def test_a_workbook_is_dated_as_told(mixed, tmp_path):
    with ZipFile(xlsx.write(tmp_path / "t.xlsx", [mixed], ENGLISH, dated=date(2011, 3, 1))) as book:
        assert datetime(2011, 3, 1).isoformat() in book.read("docProps/core.xml").decode()


def test_csv_writes_keys_and_numbers_and_disarms_formulas(mixed):
    lines = list(standard.reader(csv.text(mixed, ENGLISH).splitlines()))
    assert lines[0] == ["code", "label", "number", "share", "sum", "day"]
    assert lines[1] == ["a", "'=1+1", "1234", "0.25", "17500000.4", "2011-01-31"]
    assert lines[2] == ["b", "https://example.org", "..", "..", "", ""]


def test_a_csv_file_starts_with_the_mark_of_utf_8(mixed, tmp_path):
    assert csv.write(tmp_path / "t.csv", mixed, ENGLISH).read_bytes().startswith(b"\xef\xbb\xbfcode,")


def test_json_names_the_hidden_cells_and_keeps_shares_as_numbers(mixed, tmp_path):
    data = json.loads(tables_json.write(tmp_path / "tables.json", [mixed], ENGLISH).read_text())["mixed"]
    assert data["columns"] == ["code", "label", "number", "share", "sum", "day"]
    assert data["rows"][0] == ["a", "=1+1", 1234, 0.25, 17_500_000.4, "2011-01-31"]
    assert data["rows"][1] == ["b", "https://example.org", None, None, None, None]
    assert data["hidden"] == [[1, 2], [1, 3]]
    assert data["unit"] == "households"


def test_json_states_period_and_cut_off():
    data = tables_json.as_data([hand_made.age_by_sex()], ENGLISH)["age_by_sex"]
    assert data["period"] == {"from": "2009-02-01", "to": "2010-12-31"}
    assert data["cut_off"] == "2011-01-31"


def test_html_of_a_table_alone_carries_caption_scope_and_notes(mixed):
    written = html.table(mixed, ENGLISH)
    assert "<caption>Mixed</caption>" in written
    assert '<th scope="col">Label</th>' in written
    assert '<th scope="row">Total</th>' in written
    assert "<p>A note.</p>" in written


def test_html_of_a_table_holds_no_tag_from_its_texts():
    assert "<script" not in html.table(hostile_table(), ENGLISH)
    assert "&lt;script&gt;" in html.table(hostile_table(), ENGLISH)


def test_a_code_is_printed_where_no_label_stands(mixed):
    assert ">Code<" not in html.table(mixed, ENGLISH)
    assert ">Code<" in html.table(hand_made.incidence_curve(), ENGLISH)


def test_control_characters_of_a_text_reach_no_sheet(tmp_path):
    rows = sheet(xlsx.write(tmp_path / "t.xlsx", [hostile_table()], ENGLISH), "hostile")
    assert rows[3][1] == HOSTILE.replace("\x00\x0b\ud800", "")

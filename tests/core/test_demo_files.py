"""The files of the invented project say what its dataset says."""

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from stegvis import demo
from stegvis.core.intake.records import BY_KIND, Kind
from stegvis.demo import files
from stegvis.demo.county_workbook import HEADINGS
from stegvis.demo.extracts import category_rows, payment_rows
from stegvis.demo.template_workbook import template_rows

LAST = date(2010, 12, 31)


@pytest.fixture(scope="module")
def project():
    return demo.utrikesfodda()


@pytest.fixture(scope="module")
def folder(project, tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    files.write_all(project, folder, until=LAST)
    return folder


def cells(path, sheet=0):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python()


def test_there_is_a_workbook_for_each_of_the_23_months(folder):
    assert len(list(folder.glob("manadsrapport-*.xlsx"))) == 23


def test_a_month_knows_nothing_of_the_months_after_it(project):
    rows = demo.workbook_rows(project, date(2009, 12, 31))
    assert 0 < len(rows) < 136
    assert all(row["Startdatum"] <= date(2009, 12, 31) for row in rows)
    assert all(row["Slutdatum"] is None or row["Slutdatum"] <= date(2009, 12, 31) for row in rows)
    assert all((row["Slutdatum"] is None) == (row["Orsak avslut"] is None) for row in rows)


def test_two_title_rows_stand_above_the_headings(folder):
    rows = cells(folder / "samtliga-deltagare.xlsx")
    assert rows[2] == list(HEADINGS)
    assert len(rows) == 3 + 136


def test_the_last_workbook_has_the_59_exits_in_the_reports_words(folder):
    rows = cells(folder / "samtliga-deltagare.xlsx")[3:]
    reasons = [row[HEADINGS.index("Orsak avslut")] for row in rows]
    assert len([reason for reason in reasons if reason]) == 59
    assert reasons.count("Arbete") == 26
    assert reasons.count("Flyttad till annan målgrupp") == 12


def test_the_template_has_its_sheets_and_headings(folder):
    book = CalamineWorkbook.from_path(folder / "stegvis-mall-ifylld.xlsx")
    records = BY_KIND[Kind.MONTHLY]
    assert book.sheet_names == [record.sheet for record in records]
    for record in records:
        assert book.get_sheet_by_name(record.sheet).to_python()[0] == [field.heading for field in record]


def test_the_template_holds_every_participation(project):
    assert len(template_rows(project, LAST)["participants"]) == 136


def test_the_categories_in_both_formats_are_the_same(project, folder):
    table = cells(folder / "af-kategorier.xlsx")
    text = (folder / "af-kategorier.csv").read_text(encoding="latin-1").splitlines()
    assert len(table) == len(text) == 1 + len(category_rows(project))
    assert text[1].split(";")[1] == table[1][1]
    assert text[1].endswith("100,00")


def test_the_payments_add_up_in_the_file(folder):
    lines = (folder / "utbetalningar.csv").read_text(encoding="latin-1").splitlines()[1:]
    assert sum(float(line.split(";")[-1].replace(",", ".")) for line in lines) == 17_500_000


def test_a_payment_stands_under_somebody_of_the_household(project):
    members = {(each.household_key, each.number) for each in project.household_members}
    assert {(row["Ärendenummer"], row["Personnummer"]) for row in payment_rows(project)} <= members


def test_a_file_is_the_same_each_time(project, tmp_path):
    first = files.write_county_workbook(project, tmp_path / "a.xlsx", LAST).read_bytes()
    assert files.write_county_workbook(project, tmp_path / "b.xlsx", LAST).read_bytes() == first

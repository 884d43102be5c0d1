from datetime import date

import pytest

from stegvis.core.intake import Kind, fingerprint, own_mapping, read, read_sheets, recognised, suggest_mapping
from stegvis.core.intake.suggest import find_header
from tests.core.intake.foreign_files import xlsx
from tests.core.intake.people import AS_OF, MAN, NUMBERS, WOMAN, dashed

HEADINGS = [
    "Nr",
    "Personnr",
    "Namn",
    "Kön",
    "Inskrivningsdatum",
    "Avslutad datum",
    "Orsak till avslut",
    "Handläggare",
    "Anm.",
]
ROWS = [
    [1, dashed(WOMAN), "Påhittad Öz", "K", date(2010, 3, 1), date(2010, 9, 1), "Studier", "AB", "ring i mars"],
    [2, dashed(MAN), "Ingen Alls", "M", "2010-04-01", "", "", "CD", ""],
    [3, dashed(NUMBERS[5]), "Test Testsson", "", "1 maj 2010", date(2010, 10, 1), "Flyttat inom landet", "AB", ""],
    [4, dashed(NUMBERS[6]), "Prov Provsson", "", "1/6 2010", date(2010, 10, 1), "Fick jobb utan stöd", "AB", ""],
]
TITLE = [["Projektet, månadsrapport"], ["Period: 2010-10"], []]


def foreign(rows=ROWS, title=TITLE):
    return read_sheets(xlsx({"Månad 10": [*title, HEADINGS, *rows], "Info": [["Frågor till Eva"]]}), "f.xlsx")


def suggested():
    return suggest_mapping(foreign(), Kind.MONTHLY, as_of=AS_OF)


def test_the_headings_are_found_under_the_title_rows():
    assert find_header(foreign().sheets[0]).first_row == 3


def test_columns_are_proposed_by_their_headings_and_values():
    sheet = suggested().sheets[0]
    assert {each.heading: each.field for each in sheet.columns} == {
        "Nr": None,
        "Personnr": "personal_number",
        "Namn": "name",
        "Kön": "sex",
        "Inskrivningsdatum": "start",
        "Avslutad datum": "exit",
        "Orsak till avslut": "exit_reason",
        "Handläggare": "responsible",
        "Anm.": None,
    }
    assert suggested().missing == ()


def test_each_proposal_says_how_sure_it_is_and_what_else_it_might_be():
    by_heading = {each.heading: each for each in suggested().sheets[0].columns}
    assert by_heading["Personnr"].confidence > 0.9
    assert "start" in dict(by_heading["Avslutad datum"].alternatives)


def test_words_that_the_list_does_not_have_are_proposed_as_codes():
    words = {each.word: each for each in suggested().sheets[0].values if each.field == "exit_reason"}
    assert set(words) == {"Fick jobb utan stöd"}
    word = words["Fick jobb utan stöd"]
    assert "A1" in {word.code, *(code for code, _score in word.alternatives)}


def test_the_proposal_reads_the_file():
    mapping = suggested().mapping("förslag")
    reading = read(foreign(ROWS[:3]), mapping, as_of=AS_OF)
    assert [str(each) for each in reading.findings] == []
    assert reading.rows["participants"]["exit_reason"].to_list() == ["S1", None, "M1"]
    assert reading.rows["participants"]["start"].to_list() == [date(2010, 3, 1), date(2010, 4, 1), date(2010, 5, 1)]


@pytest.mark.parametrize("kind", Kind)
def test_the_own_template_is_proposed_as_what_it_is(kind):
    import io

    from stegvis.core.intake import write_template

    buffer = io.BytesIO()
    write_template(buffer, kind=kind)
    proposed = suggest_mapping(read_sheets(buffer.getvalue(), "m.xlsx"), kind, as_of=AS_OF).mapping("m")
    own = {each.sheet: dict(each.columns) for each in own_mapping(kind).sheets}
    for each in proposed.sheets:
        assert dict(each.columns) == own[each.sheet]
    assert {each.sheet for each in proposed.sheets} == set(own)


def test_an_extract_of_payments_is_recognised():
    text = f"Ärendenr;Sökandes pnr;Medsökandes pnr;Avser månad;Utbetalt belopp\n7;{WOMAN};{MAN};201001;8 000,50\n"
    sheets = read_sheets(text.encode("cp1252"), "uttag.csv")
    proposed = suggest_mapping(sheets, Kind.PAYMENTS, as_of=AS_OF).sheets[0]
    assert {each.heading: each.field for each in proposed.columns} == {
        "Ärendenr": "household",
        "Sökandes pnr": "personal_number",
        "Medsökandes pnr": "co_applicant",
        "Avser månad": "month",
        "Utbetalt belopp": "amount",
    }


def test_a_sheet_without_the_required_fields_says_what_is_missing():
    proposed = suggest_mapping(read_sheets(b"Namn;Orsak\nA;Studier\n", "f.csv"), Kind.MONTHLY, as_of=AS_OF)
    assert "personal_number" in proposed.missing


def test_a_layout_is_recognised_the_next_month_whatever_its_rows_and_title():
    learned = {fingerprint(foreign()): own_mapping()}
    assert recognised(foreign(rows=ROWS[:2], title=[["Projektet, november"]]), learned) == own_mapping()
    assert recognised(read_sheets(b"a;b\n1;2\n", "f.csv"), learned) is None

from datetime import date, datetime

import pytest

from stegvis.core import codebook
from stegvis.core.errors import Severity
from stegvis.core.intake.cells import (
    NOT_A_DAY,
    NOT_A_MONTH,
    NOT_A_NUMBER,
    NOT_WHOLE,
    NOT_YES_OR_NO,
    day_reader,
    month_reader,
    number_reader,
    read_yes_no,
    whole_reader,
)
from stegvis.core.intake.codes import NOT_IN_LIST, code_reader, written_labels
from tests.core.intake.people import AS_OF


@pytest.mark.parametrize(
    "written",
    [
        date(2010, 3, 1),
        datetime(2010, 3, 1, 14, 30),
        "2010-03-01",
        "2010-3-1",
        "2010/03/01",
        "2010.03.01",
        "20100301",
        20100301.0,
        "100301",
        100301.0,
        "10-03-01",
        "1 mars 2010",
        "1 Mars 2010",
        "1 mar -10",
        "den 1 mars 2010",
        "1:e mars 2010",
        "1/3 2010",
        "1/3-2010",
        "1/3-10",
        "01.03.2010",
        "1/3/2010",
        "\u00a02010-03-01 ",
        "2010-03-01 00:00:00",
        "2010-03-01T00:00:00",
        40238.0,  # Excel's 1900 system: 40179 is 2010-01-01, and 59 days more
        "40238",
    ],
)
def test_every_way_to_write_the_first_of_march_2010_is_read(written):
    assert day_reader(AS_OF)(written) == (date(2010, 3, 1), None)


@pytest.mark.parametrize(
    "written", ["2010-02-30", "31/4 2010", "2010", "mars", "i våras", 7.0, 1e300, True, "1/13 2010"]
)
def test_what_is_no_day_is_said_to_be_none(written):
    assert day_reader(AS_OF)(written) == (None, NOT_A_DAY)


def test_the_order_of_day_and_month_is_stated():
    assert day_reader(AS_OF, "mdy")("3/1/2010")[0] == date(2010, 3, 1)


def test_two_digits_of_a_year_mean_the_latest_year_that_is_near():
    assert [day_reader(AS_OF)(text)[0].year for text in ("110101", "210101", "220101", "790101")] == [
        2011,
        2021,
        1922,
        1979,
    ]


@pytest.mark.parametrize(
    "written", ["2010-03", "201003", "2010/3", "03-2010", "mars 2010", "mar-10", "2010-03-31", date(2010, 3, 25)]
)
def test_every_way_to_write_a_month_gives_its_first_day(written):
    assert month_reader(AS_OF)(written) == (date(2010, 3, 1), None)


@pytest.mark.parametrize("written", ["2010-13", "vår 2010", ""])
def test_what_is_no_month_is_said_to_be_none(written):
    assert month_reader(AS_OF)(written) == (None, NOT_A_MONTH)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234,5", 1234.5),
        ("1 234,50", 1234.5),
        ("1\u00a0234,50 kr", 1234.5),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1234.5", 1234.5),
        ("12 tim", 12.0),
        ("75 %", 75.0),
        ("\u22121 000", -1000.0),
        ("-5", -5.0),
        ("1.234", 1234.0),
        ("8000:-", 8000.0),
        (3, 3.0),
    ],
)
def test_numbers_are_read_as_swedes_write_them(written, number):
    assert number_reader()(written) == (number, None)


def test_a_file_with_decimal_points_is_read_so():
    assert number_reader(".")("1,234")[0] == 1234.0
    assert number_reader(".")("1.234")[0] == 1.234


@pytest.mark.parametrize("written", ["", "många", "1,2,3", "1-2", True, "٣", "nan", "inf", 1e300])
def test_what_is_no_number_is_said_to_be_none(written):
    assert number_reader()(written) == (None, NOT_A_NUMBER)


def test_a_whole_number_has_no_decimals():
    assert whole_reader()("12,0") == (12, None)
    assert whole_reader()("12,5") == (None, NOT_WHOLE)


def test_a_share_kept_as_a_part_of_one_becomes_per_cent():
    assert [whole_reader(share=True)(cell)[0] for cell in (0.75, 1.0, 75, "75 %", 0)] == [75, 100, 75, 75, 0]


@pytest.mark.parametrize(("written", "answer"), [("Ja", True), ("x", True), (True, True), ("nej", False), (0.0, False)])
def test_yes_and_no_are_read(written, answer):
    assert read_yes_no(written) == (answer, None)


def test_neither_yes_nor_no_is_pointed_out():
    assert read_yes_no("kanske") == (None, NOT_YES_OR_NO)


@pytest.mark.parametrize("list_name", [each.name for each in codebook.all_lists()])
def test_every_code_is_read_by_its_code_and_by_its_label(list_name):
    read = code_reader(list_name)
    for entry in codebook.load(list_name):
        assert read(entry.code) == (entry.code, None)
        assert read(f" {entry.label.sv.upper()} ")[1] is None


@pytest.mark.parametrize(("word", "code"), [(11.0, "11"), ("11 Öppet arbetslös", "11"), ("Arbetssökande 100%", "11")])
def test_an_applicant_category_is_read_by_number_or_by_the_words_of_the_2011_report(word, code):
    assert code_reader("af_codes")(word) == (code, None)


def test_an_unknown_code_names_the_nearest_and_not_the_word():
    value, flaw = code_reader("exits")("Reguljär studier hos NN")
    assert value is None
    assert flaw.message == NOT_IN_LIST
    assert "Reguljära studier" in dict(flaw.values)["nearest"]
    assert "NN" not in str(flaw.values)


def test_an_unknown_category_is_kept_as_such_with_a_warning():
    value, flaw = code_reader("af_codes")("97")
    assert (value, flaw.severity) == ("unmapped", Severity.WARNING)


def test_a_learned_word_comes_before_the_list_and_may_mean_no_information():
    read = code_reader("exits", {"Jobb": "A0", "-": "", "Annat": "unknown"})
    assert [read(word)[0] for word in ("JOBB", "-", "Annat")] == ["A0", None, "unknown"]


def test_of_two_codes_with_one_name_the_one_that_still_holds_is_meant():
    read = code_reader("municipalities")
    assert [read(word)[0] for word in ("Heby", "1917 Heby", "0331")] == ["0331", "1917", "0331"]


@pytest.mark.parametrize("list_name", [each.name for each in codebook.all_lists()])
def test_what_is_written_for_a_code_is_read_as_that_code(list_name):
    for code, label in written_labels(list_name).items():
        assert code_reader(list_name)(label) == (code, None)

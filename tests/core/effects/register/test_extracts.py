"""Extracts over time: read in each shape, and refused by file, row and column where something can't be."""

import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.register import connect, month_of, month_text, person_months
from stegvis.core.errors import DataProblem

from .extracts import held, months, months_file, spells_of

SPELLS = "key,from,to,code"


@pytest.mark.parametrize("written", ["201012", "2010-12", "2010-12-31", "20101231"])
def test_a_month_is_read_however_it_is_written(tmp_path, written):
    assert held(months(months_file(tmp_path, [("a", written, 1)])))["month"].to_list() == [month_of("2010-12")]


def test_months_follow_on_each_other_over_new_year():
    assert month_of("2011-01") == month_of("201012") + 1
    assert month_text(month_of("2010-12")) == "2010-12"


def test_dates_in_parquet_are_months(tmp_path):
    pl.DataFrame(
        {"key": [1.0, 2.0], "month": [date(2010, 1, 31), date(2010, 2, 1)], "aid": [True, None]}
    ).write_parquet(tmp_path / "m.parquet")
    found = held(person_months(connect(), tmp_path / "m.parquet", id="key", month="month", values=["aid"]))
    assert found.rows() == [(1, month_of("2010-01"), 1.0), (2, month_of("2010-02"), None)]


def test_an_extract_is_described_with_its_gaps(tmp_path):
    rows = [("a", "2010-01", 1), ("a", "2010-04", 1), ("b", "2010-02", 1)]
    about = months(months_file(tmp_path, rows)).about
    assert (about.rows, about.people, about.people_with_gaps, about.months_missing) == (3, 2, 1, 2)
    assert (month_text(about.first), month_text(about.last)) == ("2010-01", "2010-04")


@pytest.mark.parametrize(
    "rows, said",
    [
        ([("a", "2010-01", 1), ("a", "201001", 2)], "months.csv, row 3, month: 1 months stand twice"),
        ([("a", "2010-01", 1), ("b", "2010-13", 2)], "months.csv, row 3, month: 1 rows have no such month"),
        ([("a", "2010-01", 1), ("b", None, 2)], "months.csv, row 3, month: 1 rows have no such month"),
        ([("a", "2010-02-30", 1)], "months.csv, row 2, month: 1 rows have no such month"),
        ([("a", "2010-01", 1), (None, "2010-01", 2)], "months.csv, row 3, key: The identity is missing in 1 rows"),
        ([("a", "2010-01", "yes"), ("b", "2010-01", "no")], "months.csv, aid: The column is not numbers"),
    ],
)
def test_what_can_not_be_is_refused_by_file_row_and_column(tmp_path, rows, said):
    with pytest.raises(DataProblem) as problem:
        months(months_file(tmp_path, rows))
    assert said in str(problem.value)


def test_a_row_of_parquet_is_named_by_its_place(tmp_path):
    pl.DataFrame({"key": [1, 2, 3], "month": [201001, 201002, 201000], "aid": [1, 1, 1]}).write_parquet(
        tmp_path / "m.parquet"
    )
    with pytest.raises(DataProblem, match=r"m\.parquet, row 3, month"):
        person_months(connect(), tmp_path / "m.parquet", id="key", month="month", values=["aid"])


def test_a_spell_holds_in_every_month_that_it_has_a_day_of(tmp_path):
    path = months_file(tmp_path, [("a", "2010-01-31", "2010-03-01", "aid")], SPELLS)
    assert held(spells_of(path)).rows() == [("a", month_of(f"2010-0{each}"), 1.0, "aid") for each in (1, 2, 3)]


def test_a_spell_without_end_holds_until_the_last_month_that_is_asked_for(tmp_path):
    path = months_file(tmp_path, [("a", "2010-11", None, "aid")], SPELLS)
    found = held(spells_of(path, last=month_of("2011-01")))
    assert [month_text(each) for each in found["month"]] == ["2010-11", "2010-12", "2011-01"]


def test_the_order_of_codes_decides_where_spells_overlap(tmp_path):
    rows = [("a", "2010-01", "2010-03", "aid"), ("a", "2010-02-15", "2010-02-20", "work")]
    path = months_file(tmp_path, rows, SPELLS)
    found = held(spells_of(path, codes=["work", "aid"], priority=True))
    assert found["state"].to_list() == ["aid", "work", "aid"]
    assert found["aid"].to_list() == [1, 1, 1]


@pytest.mark.parametrize(
    "rows, said",
    [
        ([("a", "2010-01", "2010-03", "aid"), ("a", "2010-03-31", "2010-04", "work")], "row 3, from: 1 spells begin"),
        ([("a", "2010-01", None, "aid"), ("a", "2012-03", "2012-04", "work")], "row 3, from: 1 spells begin"),
        ([("a", "2010-03", "2010-02", "aid")], "row 2, to: 1 spells end before they start"),
        ([("a", "2010-03", "2010-02-29", "aid")], "row 2, to: 1 rows have no such month or day"),
        ([("a", "2010-03", None, "aid"), ("b", "2010-03", None, "wrok")], "row 3, code: 1 rows have a code"),
        ([("a", "2010-03", None, None), ("b", "2010-03", None, "work")], "row 2, code: 1 rows have a code"),
    ],
)
def test_spells_that_can_not_be_are_refused(tmp_path, rows, said):
    with pytest.raises(DataProblem) as problem:
        spells_of(months_file(tmp_path, rows, SPELLS), codes=["work", "aid"])
    assert said in str(problem.value)


def test_spells_that_follow_on_each_other_in_one_month_do_not_overlap(tmp_path):
    rows = [("a", "2010-01-01", "2010-01-15", "aid"), ("a", "2010-01-16", "2010-02-01", "work")]
    found = held(spells_of(months_file(tmp_path, rows, SPELLS), codes=["work", "aid"]))
    assert found["state"].to_list() == ["work", "work"]


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(DataProblem, match="can't be opened"):
        months(Path(tmp_path / "none.parquet"))


def test_without_ibis_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ibis", None)
    with pytest.raises(DataProblem, match=r"pip install 'stegvis\[register\]'"):
        connect()


def test_an_extract_is_solid_where_no_month_and_no_value_lacks(tmp_path):
    rows = [("a", "2010-01", 1), ("a", "2010-02", 0), ("b", "2010-07", 1)]
    assert months(months_file(tmp_path, rows)).solid
    assert not months(months_file(tmp_path, rows), sparse=True).solid
    assert not months(months_file(tmp_path, [*rows, ("b", "2010-09", 1)])).solid
    assert not months(months_file(tmp_path, [*rows, ("b", "2010-08", None)])).solid


def test_a_month_that_stands_twice_is_seen_however_long_the_extract_is(tmp_path):
    rows = [("a", f"{year}-{month:02}", 1) for year in range(1990, 2011) for month in range(1, 13)]
    assert months(months_file(tmp_path, rows)).solid
    with pytest.raises(DataProblem, match=r"row 254, month: 1 months stand twice"):
        months(months_file(tmp_path, [*rows, ("a", "2005-03", 1)]))

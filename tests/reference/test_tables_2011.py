"""The report tables over the invented people of 2011, cell by cell against the published ones."""

from datetime import date

import pytest

from stegvis import demo
from stegvis.core.shapes import Period
from stegvis.core.tables import Settings, by_id
from tests.reference.published import figure, table


@pytest.fixture(scope="module")
def data():
    return demo.utrikesfodda().dataset()


@pytest.fixture(scope="module")
def count(data):
    counted = {}

    def once(name):
        if name not in counted:
            counted[name] = by_id(name).count(data, Settings.from_dataset(data))
        return counted[name]

    return once


def rows(name):
    return pytest.mark.parametrize("row", table(name).rows(named=True), ids=lambda row: row["code"])


def published(name):
    return set(table(name)["code"])


def only_zeros(counted, besides):
    return all(not any(row[2:]) for row in counted.rows if row[0] not in besides)


@rows("table_1_age_by_sex")
def test_table_1(count, row):
    cells = [count("age_by_sex").cell(row["code"], column) for column in ("women", "men", "unknown", "total")]
    assert cells == [row["women"], row["men"], 0, row["total"]]


@rows("table_2_exits_by_sex")
def test_table_2(count, row):
    cells = [count("exits_by_sex").cell(row["code"], column) for column in ("women", "men", "unknown", "total")]
    assert cells == [row["women"], row["men"], 0, row["total"]]


@rows("table_3_af_before_after")
def test_table_3(count, row):
    cells = [count("af_before_after").cell(row["code"], column) for column in ("before", "after")]
    assert cells == [row["before"], row["after"]]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("age_by_sex", "table_1_age_by_sex"),
        ("exits_by_sex", "table_2_exits_by_sex"),
        ("af_before_after", "table_3_af_before_after"),
    ],
)
def test_no_row_that_was_not_published_counts_anybody(count, name, file):
    assert only_zeros(count(name), published(file))


def test_not_registered_afterwards_is_unknown_and_not_among_work(count):
    assert count("af_before_after").cell("EJ", "after") == 9
    assert count("af_transitions").cell("11", "EJ") + count("af_transitions").cell("22", "EJ") == 8
    assert count("af_transitions").cell("EJ", "EJ") == 1


def test_households_and_what_they_were_paid(count):
    paid = count("payments_by_household")
    assert paid.cell("total", "households") == figure("households_paid")
    assert round(paid.cell("total", "amount") / 1e6, 1) == 17.5
    assert paid.cell("over_million", "households") == 5
    assert count("assistance_before_start").cell("regular", "households") == 9


def test_the_flow_starts_with_the_identified_and_ends_with_the_exits(count):
    flow = count("flow")
    assert flow.cell("identified", "total") == 500
    assert flow.cell("started", "total") == figure("participants")
    assert flow.cell("exited", "total") == figure("exits")
    assert flow.cell("under_way", "total") == 136 - 59


def test_work_or_studies_of_the_exits_with_wilsons_interval_for_each_sex(count):
    by_sex = count("outcome_by_sex")
    found = {code: [by_sex.cell(code, column) for column in ("work_or_study", "total")] for code in ("woman", "man")}
    assert found == {"woman": [14, 26], "man": [20, 33]}
    shares = [round(100 * by_sex.cell("total", column), 1) for column in ("share", "low", "high")]
    assert shares == [57.6, 44.9, 69.4]


def test_the_months_add_up_to_the_tables_of_the_whole_period(count):
    months = count("flow_by_month")
    assert sum(months.column("started")) == 136
    assert sum(months.column("exited")) == 59
    assert months.cell("2010-12", "under_way") == 77


def test_quarters_add_up_to_the_whole_period(data):
    ends = [
        (date(2009, 2, 1), date(2009, 12, 31)),
        (date(2010, 1, 1), date(2010, 6, 30)),
        (date(2010, 7, 1), date(2010, 12, 31)),
    ]
    parts = [Settings.from_dataset(data, period=Period(*each)) for each in ends]
    assert sum(by_id("exits_by_sex").count(data, part).cell("total", "total") for part in parts) == 59
    assert sum(by_id("age_by_sex").count(data, part).cell("total", "total") for part in parts) == 136


def test_the_keys_behind_the_table_open_the_cases(data):
    settings = Settings.from_dataset(data)
    keys = by_id("exits_by_sex").members(data, settings, "A0", "women")
    found = data["cases"].filter(data["cases"]["case_key"].is_in(keys))
    assert len(keys) == 10
    assert set(found["exit_reason"]) == {"A0"}


def test_the_mean_ages(count):
    ages = count("age_at_start")
    assert round(ages.cell("woman", "mean")) == figure("mean_age_women")
    assert round(ages.cell("man", "mean")) == figure("mean_age_men")
    assert ages.cell("total", "known") == figure("participants")

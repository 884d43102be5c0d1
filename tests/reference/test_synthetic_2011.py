"""The invented people of 2011 add up to the published tables, counted here with nothing but polars."""

from datetime import date

import polars as pl
import pytest

from stegvis import demo
from stegvis.core import codebook
from tests.reference.published import figure, table

EXITED_BY = date(2010, 9, 30)
BANDS = {
    "18-24": (18, 24),
    "25-29": (25, 29),
    "30-39": (30, 39),
    "40-49": (40, 49),
    "50-59": (50, 59),
    "60-": (60, 200),
}


@pytest.fixture(scope="module")
def data():
    return demo.utrikesfodda().dataset()


@pytest.fixture(scope="module")
def cases(data):
    return data["cases"].join(data["persons"], on="person_key")


@pytest.fixture(scope="module")
def the_38(cases):
    return cases.filter(pl.col("exited") <= EXITED_BY)


def by_sex(frame):
    women = frame.filter(pl.col("sex") == "woman").height
    men = frame.filter(pl.col("sex") == "man").height
    return (women, men, frame.height)


@pytest.mark.parametrize("row", table("table_1_age_by_sex").rows(named=True), ids=lambda row: row["code"])
def test_age_by_sex_is_the_published_table_1(cases, row):
    chosen = cases
    if row["code"] != "total":
        least, most = BANDS[row["code"]]
        chosen = cases.filter(pl.col("age_at_start").is_between(least, most))
    assert by_sex(chosen) == (row["women"], row["men"], row["total"])


@pytest.mark.parametrize("row", table("table_2_exits_by_sex").rows(named=True), ids=lambda row: row["code"])
def test_exits_by_sex_are_the_published_table_2(cases, row):
    chosen = cases.filter(pl.col("exited") <= date(2010, 12, 31))
    if row["code"] != "total":
        assert codebook.exits.mapped("report_2011", row["label"]).code == row["code"]
        chosen = chosen.filter(pl.col("exit_reason") == row["code"])
    assert by_sex(chosen) == (row["women"], row["men"], row["total"])


def category_on(data, chosen, day):
    """Return each person's category on `day`, a column of days: the spell that covers it."""
    spells = data["categories"].join(chosen.select("person_key", day.alias("day")), on="person_key")
    return spells.filter((pl.col("on") <= pl.col("day")) & (pl.col("until").fill_null(date.max) >= pl.col("day")))


@pytest.mark.parametrize("row", table("table_3_af_before_after").rows(named=True), ids=lambda row: row["code"])
def test_categories_before_and_after_are_the_published_table_3(data, the_38, row):
    before = category_on(data, the_38, pl.col("started"))
    after = category_on(data, the_38, pl.lit(date(2011, 1, 31)))
    if row["code"] != "total":
        assert codebook.af_codes.mapped("report_2011", row["label"]).code == row["code"]
        before, after = (each.filter(pl.col("code") == row["code"]) for each in (before, after))
    assert (before.height, after.height) == (row["before"], row["after"])


def test_38_persons_exited_by_september_2010(the_38):
    assert the_38.height == the_38["person_key"].n_unique() == figure("exited_by_september_2010")


def test_some_had_exited_in_autumn_2009_and_some_in_september_2010(the_38):
    assert the_38["exited"].min() < date(2009, 12, 1)
    assert the_38["exited"].max() >= date(2010, 9, 1)


def test_mean_ages_are_the_published_ones(cases):
    for sex, published in (("woman", "mean_age_women"), ("man", "mean_age_men")):
        mean = cases.filter(pl.col("sex") == sex)["age_at_start"].mean()
        assert round(mean) == figure(published)


def test_34_exited_to_work_or_studies(cases):
    groups = {entry.code: entry.group for entry in codebook.exits}
    reasons = cases["exit_reason"].drop_nulls().to_list()
    assert sum(groups[code] in ("work", "studies") for code in reasons) == figure("exits_to_work_or_studies")


def paid(data):
    return data["payments"].group_by("household_key").agg(pl.col("amount").sum())


def test_38_households_were_paid_seventeen_and_a_half_million(data):
    sums = paid(data)
    assert sums.height == figure("households_paid")
    assert sums["amount"].sum() == figure("kronor_paid")


def test_the_38_households_are_those_of_the_38_persons(data, the_38):
    homes = data["household_members"].join(the_38, on="person_key")["household_key"]
    assert sorted(homes) == sorted(paid(data)["household_key"])


def test_five_households_were_paid_more_than_a_million(data):
    assert paid(data).filter(pl.col("amount") > 1_000_000).height == figure("households_above_a_million")


def test_nine_households_were_paid_in_each_of_the_six_months_before_start(data, the_38):
    start = data["household_members"].join(the_38, on="person_key").select("household_key", "started")
    month = pl.col("started").dt.truncate("1mo")
    six = (
        data["payments"]
        .join(start, on="household_key")
        .filter((pl.col("month") >= month.dt.offset_by("-6mo")) & (pl.col("month") < month))
    )
    months = six.group_by("household_key").agg(pl.col("month").n_unique())
    assert months.filter(pl.col("month") == 6).height == figure("households_regular_six_months_before_start")


def test_payments_begin_in_1991_at_the_earliest_and_after_arrival(data):
    first = data["payments"].group_by("household_key").agg(pl.col("month").min())
    arrived = data["household_members"].join(data["persons"], on="person_key").select("household_key", "arrival_year")
    both = first.join(arrived, on="household_key")
    assert first["month"].min() >= date(1991, 1, 1)
    assert both.filter(pl.col("month").dt.year() < pl.col("arrival_year")).is_empty()


def test_no_payment_is_older_than_a_gap_of_five_years(data):
    gaps = (
        data["payments"]
        .sort("month")
        .with_columns(
            (pl.col("month") > pl.col("month").shift(1).over("household_key").dt.offset_by("60mo")).alias("purged")
        )
    )
    assert not gaps["purged"].any()


def test_some_households_came_more_than_five_years_before_their_first_payment(data):
    first = data["payments"].group_by("household_key").agg(pl.col("month").min())
    arrived = data["household_members"].join(data["persons"], on="person_key").select("household_key", "arrival_year")
    late = first.join(arrived, on="household_key").filter(pl.col("month").dt.year() > pl.col("arrival_year") + 5)
    assert late.height >= 5

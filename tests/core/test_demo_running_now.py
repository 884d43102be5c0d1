"""The invented project that is running, on whatever day."""

from datetime import date, timedelta

import polars as pl
import pytest

from stegvis import demo
from stegvis.core import codebook
from stegvis.core.frames import BY_NAME
from stegvis.core.tables.settings import Settings
from stegvis.demo.test_numbers import published

DAYS = (date(2024, 2, 29), date(2025, 12, 31), date(2026, 6, 14))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(request):
    return request.param


@pytest.fixture(scope="module")
def project(today):
    return demo.stegen_nu(today)


@pytest.fixture(scope="module")
def data(project):
    return project.dataset()


def test_the_same_day_gives_the_same_project(today, project):
    assert demo.stegen_nu(today) == project


def test_34_have_started_and_others_wait(data):
    assert data["cases"]["started"].is_not_null().sum() == 34
    assert {"referred", "mapping", "waiting", "accepted"} <= set(data["cases"]["state"])


def test_nothing_has_happened_after_today(data, today):
    for name, column in (("cases", "started"), ("cases", "exited"), ("occupations", "on"), ("followups", "done")):
        assert (data[name][column].drop_nulls() <= today).all()
    assert (data["payments"]["month"].dt.month_end() < today).all()
    assert (data["activities"]["on"] < today).all()


def test_some_follow_ups_are_late_and_some_lie_ahead(data, today):
    planned = data["followups"].filter(pl.col("status") == "planned")
    assert planned.filter(pl.col("due") < today).height == 3
    assert planned.filter(pl.col("due").is_between(today, today + timedelta(14))).height == 1
    assert planned.filter(pl.col("due") > today + timedelta(14)).height >= 10


def test_the_state_agrees_with_the_days(data):
    cases = data["cases"]
    started = codebook.case_states.flagged("started")
    assert (cases["state"].is_in(started) == cases["started"].is_not_null()).all()
    assert (cases["exited"].is_null() == cases["exit_reason"].is_null()).all()
    assert (cases["exited"] > cases["started"]).drop_nulls().all()


def test_everybody_is_of_working_age(data):
    assert data["cases"]["age_at_start"].drop_nulls().is_between(18, 64).all()


def test_three_municipalities_own_cases(data):
    assert data["cases"]["owner"].n_unique() == 3
    assert set(data["persons"]["municipality"]) == {"1285", "1267", "1266"}


def test_protected_people_are_among_them(project):
    assert {person.protection for person in project.people} == set(codebook.protection.codes)


def test_numbers_and_codes_are_known(project, data):
    assert {person.number for person in project.people} <= {each.number for each in published()}
    for name, spec in BY_NAME.items():
        for field in spec.fields:
            if field.codes:
                assert set(data[name][field.name].drop_nulls()) <= set(codebook.load(field.codes).codes), field.name


@pytest.mark.parametrize("name", ["livelihoods", "occupations", "categories", "activities", "responsibilities"])
def test_no_fact_of_the_running_project_ends_before_it_begins(data, name):
    assert data[name].filter(pl.col("until") < pl.col("on")).is_empty()


def test_the_report_is_unfinished(project):
    assert {text.text == "" for text in project.report_texts} == {True, False}


def test_its_settings_can_be_read(data, today):
    assert Settings.from_dataset(data).cut_off == today

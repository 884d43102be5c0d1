"""The invented project of 2011 hangs together, and is the same every time."""

import os
import subprocess
import sys
from datetime import date

import personnummer.personnummer as personnummer
import polars as pl
import pytest

from stegvis import demo
from stegvis.core import codebook
from stegvis.core.frames import BY_NAME
from stegvis.core.tables.settings import Settings
from stegvis.demo.test_numbers import published

WHOLE_HASH = (
    "import hashlib; from stegvis import demo;"
    "data = demo.utrikesfodda().dataset();"
    "text = ''.join(name + data[name].write_csv() for name in sorted(data.frames));"
    "print(hashlib.sha256(text.encode()).hexdigest())"
)


@pytest.fixture(scope="module")
def project():
    return demo.utrikesfodda()


@pytest.fixture(scope="module")
def data(project):
    return project.dataset()


def test_two_processes_draw_the_same_people():
    def drawn(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", WHOLE_HASH], env=environment, capture_output=True, check=True
        ).stdout

    assert drawn("1") == drawn("2")


def test_every_published_number_is_valid():
    for each in published():
        found = personnummer.parse(each.number)
        assert found.is_coordination_number() == each.coordination
        assert found.get_date() == each.born
        assert found.is_female() == (each.sex == "woman")


def test_nobody_has_a_number_that_is_not_published(project):
    numbers = {each.number for each in published()}
    assert {person.number for person in project.people} <= numbers
    assert len({person.number for person in project.people}) == len(project.people)


def test_nobody_has_the_name_of_another(project):
    assert len({(person.given_name, person.family_name) for person in project.people}) == len(project.people)


def test_everybody_was_born_abroad_and_came_three_and_a_half_to_eighteen_years_before(data):
    abroad = codebook.birth_regions.flagged("foreign")
    people = data["cases"].join(data["persons"], on="person_key")
    assert people["birth_region"].is_in(abroad).all()
    assert (people["started"].dt.year() - people["arrival_year"]).is_between(4, 18).all()


def test_the_dataset_holds_no_number_and_no_name(project, data):
    text = "".join(frame.write_csv() for frame in data.frames.values())
    assert not any(person.number in text or person.family_name in text for person in project.people)


def test_every_code_stands_in_its_list(data):
    for name, spec in BY_NAME.items():
        for field in spec.fields:
            if field.codes:
                assert set(data[name][field.name].drop_nulls()) <= set(codebook.load(field.codes).codes), field.name


@pytest.mark.parametrize("name", ["livelihoods", "occupations", "categories", "activities", "responsibilities"])
def test_no_fact_ends_before_it_begins(data, name):
    assert data[name].filter(pl.col("until") < pl.col("on")).is_empty()


@pytest.mark.parametrize("name", ["occupations", "categories"])
def test_one_occupation_and_one_category_at_a_time(data, name):
    spells = (
        data[name]
        .sort("person_key", "on")
        .with_columns(pl.col("until").shift(1).over("person_key").fill_null(date.min).alias("before"))
    )
    last_open = spells.filter(pl.col("until").is_null()).group_by("person_key").len()
    assert (spells["on"] > spells["before"]).all()
    assert (last_open["len"] == 1).all()


def test_shares_of_livelihood_add_up_to_a_hundred_at_start(data):
    started = data["livelihoods"].join(data["cases"], on="person_key")
    on_day = (pl.col("on") <= pl.col("started")) & (pl.col("until").fill_null(date.max) >= pl.col("started"))
    assert (started.filter(on_day).group_by("person_key").agg(pl.col("share").sum())["share"] == 100).all()


def test_only_who_exited_to_work_or_studies_worked_or_studied_after_start(data):
    counted = codebook.occupations.in_group("work", "studies")
    busy = data["occupations"].filter(pl.col("code").is_in(counted))
    reasons = busy.join(data["cases"], on="person_key")
    assert set(reasons["exit_reason"]) == {"A0", "S1"}
    assert (reasons["on"] > reasons["started"]).all()


def test_the_window_question_has_all_kinds_of_answers(data):
    """Work or studies in time, too late, in time though the exit came after, on the last day, from the exit only."""
    counted = codebook.occupations.in_group("work", "studies")
    first = data["occupations"].filter(pl.col("code").is_in(counted)).group_by("person_key").agg(pl.col("on").min())
    ended = data["cases"].filter(pl.col("exit_reason").is_in(["A0", "S1"])).join(first, on="person_key", how="left")
    window = pl.col("started").dt.offset_by("12mo")
    event = pl.min_horizontal("on", "exited")
    assert ended.filter(event <= window).height == 25
    assert ended.filter(event > window).height == 9
    assert ended.filter((event <= window) & (pl.col("exited") > window)).height == 2
    assert ended.filter(event == window).height == 1
    assert ended.filter(pl.col("on").is_null()).height == 3


def test_some_left_for_an_unknown_outcome_within_the_window(data):
    unknown = data["cases"].filter((pl.col("exit_reason") == "Z1") & (pl.col("started") <= date(2009, 12, 31)))
    assert unknown.height >= 2


def test_every_case_was_referred_before_it_started(data):
    assert (data["cases"]["referred"] < data["cases"]["started"]).all()


def test_more_were_referred_than_started(data):
    assert data["referrals"].height == 160
    assert data["referrals"].filter(pl.col("decision") == "accepted").height == data["cases"].height


def test_every_open_case_has_a_responsible_worker(data):
    now = data["responsibilities"].filter(pl.col("until").is_null())
    assert set(data["cases"].filter(pl.col("exited").is_null())["case_key"]) == set(now["case_key"])


def test_the_settings_can_be_read(data):
    settings = Settings.from_dataset(data)
    assert settings.before_after_of("af_before_after").exited_by == date(2010, 9, 30)
    assert settings.cut_off == date(2011, 1, 31)


def test_without_dates_nothing_tells_when(project):
    data = project.without_dates().dataset()
    for name, column in (("cases", "started"), ("cases", "exited"), ("occupations", "on"), ("followups", "done")):
        assert data[name][column].is_null().all()
    assert data["cases"]["exit_reason"].is_not_null().sum() == 59
    assert data["cases"].height == 136

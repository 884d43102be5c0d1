"""Many cases at once, the same for the same seed."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import BY_NAME
from stegvis.demo.scale import CUT_OFF, many_cases


def test_there_are_as_many_cases_as_asked_for():
    data = many_cases(1_000)
    assert data["cases"].height == data["persons"].height == 1_000
    assert data["cases"]["case_key"].n_unique() == 1_000


def test_the_same_seed_draws_the_same_cases():
    one, same, other = many_cases(300, seed=7), many_cases(300, seed=7), many_cases(300, seed=8)
    assert all(one[name].equals(same[name]) for name in one.frames)
    assert not one["cases"].equals(other["cases"])


def test_every_code_of_many_cases_stands_in_its_list():
    data = many_cases(2_000)
    for name, spec in BY_NAME.items():
        for field in spec.fields:
            if field.codes:
                assert set(data[name][field.name].drop_nulls()) <= set(codebook.load(field.codes).codes), field.name


def test_exits_have_a_day_and_a_reason_or_neither():
    cases = many_cases(2_000)["cases"]
    assert (cases["exited"].is_null() == cases["exit_reason"].is_null()).all()
    assert (cases["exited"].drop_nulls() <= CUT_OFF).all()


def test_no_fact_of_many_cases_ends_before_it_begins():
    data = many_cases(2_000)
    for name in ("livelihoods", "occupations", "categories", "responsibilities"):
        assert data[name].filter(pl.col("until") < pl.col("on")).is_empty()


def test_nobody_of_many_cases_arrives_before_birth_or_after_the_start():
    data = many_cases(2_000)
    people = data["persons"].join(data["cases"].select("person_key", "started"), on="person_key")
    assert people.filter(pl.col("arrival_year") < pl.col("birth_year")).is_empty()
    assert people.filter(pl.col("arrival_year") > pl.col("started").dt.year()).is_empty()

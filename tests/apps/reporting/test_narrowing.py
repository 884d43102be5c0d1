"""Figures about some of the participants: who fits, and what comes along."""

from datetime import date

import polars as pl
import pytest

from stegvis.apps.reporting.narrowing import OF_A_CASE, OF_A_PERSON, Narrowing
from stegvis.core.tables import Settings, by_id
from stegvis.demo import utrikesfodda


@pytest.fixture(scope="module")
def dataset():
    return utrikesfodda().dataset()


def count(dataset, table, code, column):
    settings = Settings.from_dataset(dataset)
    return by_id(table).count(dataset, settings).cell(code, column)


def test_everybody_is_the_dataset_itself(dataset):
    assert Narrowing(cut_off=date(2010, 1, 1)).of(dataset) is dataset


def test_the_sexes_add_up_to_everybody(dataset):
    women, men = (Narrowing(sex=sex).of(dataset) for sex in ("woman", "man"))
    for part, column in ((women, "women"), (men, "men")):
        assert count(part, "exits_by_sex", "total", "total") == count(dataset, "exits_by_sex", "total", column)
    assert count(women, "age_by_sex", "total", "men") == 0


def test_an_age_group_is_the_row_of_the_table(dataset):
    part = Narrowing(age="30-39").of(dataset)
    whole = count(dataset, "age_by_sex", "30-39", "total")
    assert count(part, "age_by_sex", "total", "total") == whole > 0
    assert count(part, "age_by_sex", "30-39", "total") == whole


def test_origin_and_municipality_narrow_too_and_unknown_is_a_choice(dataset):
    origin = dataset["persons"]["birth_region"][0]
    expected = dataset["persons"].filter(pl.col("birth_region") == origin).height
    assert Narrowing(origin=origin).of(dataset)["persons"].height == expected
    assert Narrowing(municipality="0180").of(dataset)["cases"].is_empty()
    nowhere = dataset.with_frames(persons=dataset["persons"].with_columns(municipality=pl.lit(None, pl.String())))
    assert Narrowing(municipality="unknown").of(nowhere)["cases"].height == dataset["cases"].height


def test_nothing_of_those_who_do_not_fit_comes_along(dataset):
    part = Narrowing(sex="woman", age="40-49").of(dataset)
    people, cases = set(part["persons"]["person_key"]), set(part["cases"]["case_key"])
    assert 0 < len(cases) < dataset["cases"].height
    for name in OF_A_PERSON:
        assert set(part[name]["person_key"]) <= people, name
    for name in OF_A_CASE:
        assert set(part[name]["case_key"]) <= cases, name
    assert set(part["referrals"]["case_key"].drop_nulls()) <= cases
    assert set(part["payments"]["household_key"]) <= set(part["household_members"]["household_key"])


def test_anonymous_participants_are_known_by_sex_alone(dataset):
    counts = pl.DataFrame(
        {"project": ["utrikesfodda"] * 2, "year": [2009, 2009], "sex": ["woman", "man"], "number": [3, 2]},
        schema=dataset["anonymous_counts"].schema,
    )
    with_counts = dataset.with_frames(anonymous_counts=counts)
    assert Narrowing(sex="man").of(with_counts)["anonymous_counts"]["number"].to_list() == [2]
    assert Narrowing(sex="man", age="30-39").of(with_counts)["anonymous_counts"].is_empty()

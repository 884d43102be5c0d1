"""Who comes to fit and who no longer does, against lives that are judged one by one."""

import random
from datetime import date

import polars as pl
import pytest

from stegvis.core.eligibility import Criterion, Kind, shift
from tests.core.eligibility.test_eligibility_oracle import (
    age_says,
    assistance_says,
    facts_of,
    one_life,
    unemployed_says,
)

pytestmark = pytest.mark.histories

LIVES = 2000
PEOPLE = {
    "person_key": pl.String,
    "born": pl.Date,
    "birth_year": pl.Int64,
    "birth_region": pl.String,
    "municipality": pl.String,
}


def says(criterion, life, on):
    """Judge one life by one criterion, as the oracle does."""
    if criterion.kind is Kind.AGE:
        return age_says(life["person"], on, criterion.lowest, criterion.highest)[0]
    if criterion.kind is Kind.ASSISTANCE_MONTHS:
        return assistance_says(life, on, criterion.lowest, criterion.window_months)[0]
    return unemployed_says(life, on)[0]


def fits(criteria, life, on):
    held = [each for each in criteria if each.on is None or each.on <= on]
    return all(says(each, life, on) == "met" for each in held)


def is_unknown(criteria, life, on):
    answers = {says(each, life, on) for each in criteria if each.on is None or each.on <= on}
    return "unknown" in answers and "not_met" not in answers


def lived(seed):
    draw = random.Random(seed)
    lives = [one_life(draw, f"p{number}") for number in range(LIVES)]
    return lives, pl.DataFrame([life["person"] for life in lives], schema=PEOPLE), facts_of(lives)


def test_who_enters_and_who_leaves_is_what_each_life_says():
    lives, people, facts = lived(2011)
    on = date(2025, 3, 1)
    age = Criterion("age", Kind.AGE, lowest=30, highest=50)
    months = Criterion("months", Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    seeks = Criterion("seeks", Kind.UNEMPLOYED)
    wider = Criterion("wider", Kind.AGE, lowest=18, highest=67)
    shorter = Criterion("shorter", Kind.ASSISTANCE_MONTHS, lowest=3, window_months=6)
    coming = Criterion("coming", Kind.UNEMPLOYED, on=date(2025, 3, 2))
    moved = set()
    for before, after in (
        ([age, months], [wider, months]),
        ([wider], [age]),
        ([age], [age, seeks]),
        ([age, months, seeks], [age, shorter, seeks]),
        ([], [months]),
        ([months], []),
        ([age], [age, coming]),
    ):
        found = shift(people, before, after, facts, on=on)
        for life in lives:
            key, was, will = life["person"]["person_key"], fits(before, life, on), fits(after, life, on)
            assert (key in found.enters, key in found.leaves, key in found.stays) == (
                will and not was,
                was and not will,
                was and will,
            ), (life, before, after)
            assert (key in found.unknown) == is_unknown(after, life, on), (life, after)
        moved |= {"enters"} if found.enters else set()
        moved |= {"leaves"} if found.leaves else set()
    assert moved == {"enters", "leaves"}


def test_a_criterion_that_has_not_begun_moves_nobody():
    _lives, people, facts = lived(7)
    age, coming = (
        Criterion("age", Kind.AGE, lowest=30, highest=50),
        Criterion("x", Kind.UNEMPLOYED, on=date(2026, 1, 1)),
    )
    found = shift(people, [age], [age, coming], facts, on=date(2025, 12, 31))
    assert not found.enters
    assert not found.leaves


def test_without_criteria_everybody_fits_and_of_nobody_is_it_unknown():
    lives, people, facts = lived(7)
    found = shift(people, [], [], facts, on=date(2025, 12, 31))
    assert len(found.stays) == len(lives)
    assert not found.unknown

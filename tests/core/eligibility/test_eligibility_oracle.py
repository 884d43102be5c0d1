"""Criteria against an oracle that takes one person and one day at a time, on thousands of random lives."""

import random
from datetime import date, timedelta

import polars as pl
import pytest

from stegvis.core import codebook
from stegvis.core.eligibility import Criterion, Facts, Kind, assess
from stegvis.core.frames import BY_NAME

pytestmark = pytest.mark.histories

LIVES = 3000
FIRST = date(2023, 1, 1)


def some_day(draw, days=1400):
    return FIRST + timedelta(days=draw.randrange(days))


def some_period(draw):
    on = None if draw.random() < 0.1 else some_day(draw)
    until = None if draw.random() < 0.3 else (on or FIRST) + timedelta(days=draw.randrange(500))
    return on, until


def one_life(draw, key):
    born = date(1940, 1, 1) + timedelta(days=draw.randrange(70 * 365))
    person = {
        "person_key": key,
        "born": born if draw.random() < 0.8 else None,
        "birth_year": born.year,
        "birth_region": draw.choice(["sweden", "abroad", "europe", "unknown", None]),
        "municipality": draw.choice(["1267", "1266", None]),
    }
    livelihoods = [
        (*some_period(draw), draw.choice(["assistance_full", "assistance_part", "wage"]))
        for _ in range(draw.randrange(3))
    ]
    payments = {}
    for _ in range(draw.randrange(30)):
        month = some_day(draw).replace(day=1)
        payments[month] = payments.get(month, 0) + draw.choice([5000, 8000, -5000])
    member = some_period(draw) if draw.random() < 0.7 else None
    occupations = [
        (*some_period(draw), draw.choice(["work", "job_seeking", "sick_leave"])) for _ in range(draw.randrange(3))
    ]
    return {
        "person": person,
        "livelihoods": livelihoods,
        "payments": payments,
        "member": member,
        "occupations": occupations,
    }


def holds(period, day):
    on, until = period[:2]
    return (on is None or on <= day) and (until is None or day <= until)


def days_of(month):
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


def month_before(month):
    return (month - timedelta(days=1)).replace(day=1)


def next_month(month):
    return (month + timedelta(days=32)).replace(day=1)


def had_assistance(life, month):
    member = life["member"]
    paid = member and any(holds(member, day) for day in days_of(month)) and life["payments"].get(month, 0) > 0
    assistance = [each for each in life["livelihoods"] if each[2].startswith("assistance")]
    return bool(paid) or any(holds(each, day) for each in assistance for day in days_of(month))


def window(month, length):
    months = []
    for _ in range(length):
        month = month_before(month)
        months.append(month)
    return months


def assistance_says(life, on, lowest, length):
    if not life["livelihoods"] and life["member"] is None:
        return "unknown", None
    this = on.replace(day=1)
    had = {month: had_assistance(life, month) for month in window(this, length)}
    if sum(had.values()) >= lowest:
        return "met", None
    if not had[month_before(this)]:
        return "not_met", None
    later = this
    for _ in range(length):
        later = next_month(later)
        if sum(had.get(month, month >= this) for month in window(later, length)) >= lowest:
            return "not_yet", later
    return "not_met", None


def age_says(person, on, lowest, highest):
    born = person["born"]
    if born is None:
        ages = {on.year - person["birth_year"], on.year - person["birth_year"] - 1}
        fits = {lowest <= age <= highest for age in ages}
        return ("unknown" if len(fits) == 2 else "met" if True in fits else "not_met"), None
    age, day = -1, born
    birthdays = []
    for years in range(130):
        try:
            day = born.replace(year=born.year + years)
        except ValueError:
            day = date(born.year + years, 2, 28)
        birthdays.append(day)
        if day <= on:
            age = years
    if age < lowest:
        return "not_yet", birthdays[lowest]
    return ("met" if age <= highest else "not_met"), None


def unemployed_says(life, on):
    does = {each[2] for each in life["occupations"] if holds(each, on)}
    if not does:
        return "unknown", None
    return ("met" if "job_seeking" in does and "work" not in does else "not_met"), None


def facts_of(lives):
    def dated(name, key):
        rows = [
            {
                **dict.fromkeys(BY_NAME[name].schema),
                "person_key": life["person"]["person_key"],
                "on": on,
                "until": until,
                "code": code,
            }
            for life in lives
            for on, until, code in life[key]
        ]
        return pl.DataFrame(rows, schema=BY_NAME[name].schema)

    members = [
        {
            "household_key": life["person"]["person_key"],
            "person_key": life["person"]["person_key"],
            "on": life["member"][0],
            "until": life["member"][1],
        }
        for life in lives
        if life["member"]
    ]
    payments = [
        {"household_key": life["person"]["person_key"], "month": month, "kind": "assistance", "amount": float(amount)}
        for life in lives
        for month, amount in life["payments"].items()
    ]
    return Facts(
        livelihoods=dated("livelihoods", "livelihoods"),
        occupations=dated("occupations", "occupations"),
        household_members=pl.DataFrame(members, schema=BY_NAME["household_members"].schema),
        payments=pl.DataFrame(payments, schema=BY_NAME["payments"].schema),
    )


def test_thousands_of_lives_are_judged_as_the_oracle_judges_them():
    draw = random.Random(1909)
    lives = [one_life(draw, f"p{number}") for number in range(LIVES)]
    schema = {
        "person_key": pl.String,
        "born": pl.Date,
        "birth_year": pl.Int64,
        "birth_region": pl.String,
        "municipality": pl.String,
    }
    people = pl.DataFrame([life["person"] for life in lives], schema=schema)
    facts, seen = facts_of(lives), set()
    for on in (date(2024, 2, 29), date(2025, 3, 1), date(2025, 12, 31), some_day(draw)):
        lowest, length = draw.choice([(10, 12), (3, 6), (12, 12), (1, 24)])
        criteria = [
            Criterion("age", Kind.AGE, lowest=draw.choice([18, 30]), highest=draw.choice([50, 67])),
            Criterion("assistance", Kind.ASSISTANCE_MONTHS, lowest=lowest, window_months=length),
            Criterion("unemployed", Kind.UNEMPLOYED),
        ]
        found = {
            (row["person_key"], row["criterion"]): (row["verdict"], row["from"])
            for row in assess(people, criteria, facts, on=on).to_dicts()
        }
        for life in lives:
            key = life["person"]["person_key"]
            assert found[key, "age"] == age_says(life["person"], on, criteria[0].lowest, criteria[0].highest), (
                life,
                on,
            )
            assert found[key, "assistance"] == assistance_says(life, on, lowest, length), (life, on, lowest, length)
            assert found[key, "unemployed"] == unemployed_says(life, on), (life, on)
        seen |= {(criterion, verdict) for (_key, criterion), (verdict, _from) in found.items()}
    assert {("assistance", verdict) for verdict in ("met", "not_yet", "not_met", "unknown")} <= seen
    assert {("age", verdict) for verdict in ("met", "not_yet", "not_met", "unknown")} <= seen


def test_every_group_that_the_rules_lean_on_is_in_the_code_lists():
    assert codebook.livelihoods.in_group("assistance")
    assert codebook.occupations.in_group("work")
    assert codebook.af_codes.in_group("unemployed", "programme")

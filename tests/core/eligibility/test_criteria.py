"""Each kind of criterion: who fits, why, and why not yet."""

from datetime import date

import polars as pl
import pytest

from stegvis.core.eligibility import Criterion, Facts, Kind, assess, overall
from stegvis.core.frames import BY_NAME

DAY = date(2026, 3, 10)
NOBODY = {"born": None, "birth_year": None, "birth_region": None, "municipality": None}
PEOPLE = {
    "person_key": pl.String,
    "born": pl.Date,
    "birth_year": pl.Int64,
    "birth_region": pl.String,
    "municipality": pl.String,
}


def people(*rows):
    numbered = [{"person_key": f"p{number}", **NOBODY, **row} for number, row in enumerate(rows)]
    return pl.DataFrame(numbered, schema=PEOPLE)


def table(name, *rows):
    columns = BY_NAME[name].schema
    return pl.DataFrame([{**dict.fromkeys(columns), "person_key": "p0", **row} for row in rows], schema=columns)


def answers(criterion, *rows, on=DAY, **facts):
    found = assess(people(*(rows or ({},))), [criterion], Facts(**facts), on=on)
    return [(row["verdict"], row["value"], row["from"]) for row in found.to_dicts()]


AGE = Criterion("age", Kind.AGE, lowest=18, highest=67)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2008, 3, 10), ("met", "18", None)),
        (date(2008, 3, 11), ("not_yet", "17", date(2026, 3, 11))),
        (date(1959, 3, 10), ("met", "67", None)),
        (date(1958, 3, 11), ("met", "67", None)),
        (date(1958, 3, 10), ("not_met", "68", None)),
    ],
)
def test_age_is_whole_years_on_the_day(born, expected):
    assert answers(AGE, {"born": born, "birth_year": born.year}) == [expected]


def test_who_is_born_on_29_february_turns_on_the_last_of_february():
    leap = {"born": date(2008, 2, 29), "birth_year": 2008}
    assert answers(AGE, leap, on=date(2026, 2, 27)) == [("not_yet", "17", date(2026, 2, 28))]
    assert answers(AGE, leap, on=date(2026, 2, 28))[0][0] == "met"


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(2007, "met"), (2008, "unknown"), (2009, "not_met"), (1959, "met"), (1958, "unknown"), (1957, "not_met")],
)
def test_from_the_year_alone_an_age_at_the_border_is_unknown(year, verdict):
    assert answers(AGE, {"birth_year": year})[0][:2] == (verdict, None)


def test_without_birth_nothing_is_known_of_age():
    assert answers(AGE) == [("unknown", None, None)]


@pytest.mark.parametrize(
    ("region", "verdict"), [("sweden", "not_met"), ("abroad", "met"), ("unknown", "unknown"), (None, "unknown")]
)
def test_born_abroad(region, verdict):
    assert answers(Criterion("b", Kind.BORN_ABROAD), {"birth_region": region})[0][0] == verdict


@pytest.mark.parametrize(("lives", "verdict"), [("1267", "met"), ("1266", "not_met"), (None, "unknown")])
def test_municipality(lives, verdict):
    criterion = Criterion("m", Kind.MUNICIPALITY, values=frozenset({"1267", "1285"}))
    assert answers(criterion, {"municipality": lives})[0][0] == verdict


def test_the_category_is_that_of_the_day():
    criterion = Criterion("c", Kind.AF_CATEGORY, values=frozenset({"11"}))
    categories = table(
        "categories",
        {"on": date(2026, 1, 1), "until": date(2026, 3, 9), "code": "22"},
        {"on": date(2026, 3, 10), "code": "11"},
    )
    assert answers(criterion, categories=categories) == [("met", "11", None)]
    assert answers(criterion, categories=categories, on=date(2026, 3, 9)) == [("not_met", "22", None)]
    assert answers(criterion, categories=categories, on=date(2025, 12, 31)) == [("unknown", None, None)]


@pytest.mark.parametrize(
    ("occupation", "category", "verdict"),
    [
        ("job_seeking", None, "met"),
        (None, "11", "met"),
        ("work", "11", "not_met"),
        ("sick_leave", None, "not_met"),
        ("sick_leave", "11", "met"),
        (None, "33", "not_met"),
        (None, None, "unknown"),
    ],
)
def test_unemployed_is_seeking_work_and_having_none(occupation, category, verdict):
    facts = {}
    if occupation:
        facts["occupations"] = table("occupations", {"on": date(2026, 1, 1), "code": occupation})
    if category:
        facts["categories"] = table("categories", {"on": date(2026, 1, 1), "code": category})
    assert answers(Criterion("u", Kind.UNEMPLOYED), **facts)[0][0] == verdict


def test_what_must_be_judged_is_unknown_until_somebody_has():
    criterion = Criterion("h", Kind.ILL_HEALTH)
    said = pl.DataFrame(
        {
            "person_key": ["p0"] * 2,
            "kind": ["ill_health"] * 2,
            "on": [date(2026, 2, 1), date(2026, 3, 11)],
            "yes": [True, False],
        }
    )
    assert answers(criterion)[0][0] == "unknown"
    assert answers(criterion, judgements=said) == [("met", "2026-02-01", None)]
    assert answers(criterion, judgements=said, on=date(2026, 3, 11))[0][0] == "not_met"


TEN_OF_TWELVE = Criterion("a", Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)


def paid(*months, kind="assistance", amount=8000.0):
    rows = [{"household_key": "h", "month": month, "kind": kind, "amount": amount} for month in months]
    payments = pl.DataFrame(rows, schema=BY_NAME["payments"].schema)
    return {"payments": payments, "household_members": table("household_members", {"household_key": "h"})}


def months(first, count):
    return [
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1) for step in range(count)
    ]


def test_ten_of_the_last_twelve_whole_months():
    assert answers(TEN_OF_TWELVE, **paid(*months(date(2025, 5, 1), 10))) == [("met", "10", None)]
    assert answers(TEN_OF_TWELVE, **paid(*months(date(2025, 3, 1), 9))) == [("not_met", "9", None)]


def test_who_still_has_assistance_will_have_ten_months_on_a_known_day():
    # Seven months up to February; with March, April and May it is ten on 1 June.
    assert answers(TEN_OF_TWELVE, **paid(*months(date(2025, 8, 1), 7))) == [("not_yet", "7", date(2026, 6, 1))]


def test_months_that_leave_the_window_have_to_be_made_up_for():
    # March and April 2025 leave the window before ten are reached: five remain of the seven by May.
    had = [*months(date(2025, 3, 1), 2), *months(date(2025, 10, 1), 5)]
    assert answers(TEN_OF_TWELVE, **paid(*had)) == [("not_yet", "7", date(2026, 8, 1))]


def test_the_month_that_has_begun_and_months_paid_back_do_not_count():
    assert answers(TEN_OF_TWELVE, **paid(date(2026, 3, 1)))[0][:2] == ("not_met", "0")
    back = paid(*months(date(2025, 5, 1), 10))
    returned = back["payments"].with_columns(amount=-pl.col("amount")).head(1)
    back["payments"] = pl.concat([back["payments"], returned])
    assert answers(TEN_OF_TWELVE, **back)[0][1] == "9"


def test_other_payments_and_other_households_are_no_assistance():
    assert answers(TEN_OF_TWELVE, **paid(*months(date(2025, 3, 1), 12), kind="introduction"))[0][1] == "0"
    left = paid(*months(date(2025, 3, 1), 12))
    left["household_members"] = table("household_members", {"household_key": "h", "until": date(2025, 12, 31)})
    assert answers(TEN_OF_TWELVE, **left)[0][1] == "10"


def test_a_livelihood_counts_each_month_it_touches_and_none_twice():
    lived = table("livelihoods", {"on": date(2025, 5, 31), "until": date(2026, 2, 1), "code": "assistance_part"})
    assert answers(TEN_OF_TWELVE, livelihoods=lived) == [("met", "10", None)]
    assert answers(TEN_OF_TWELVE, livelihoods=lived, **paid(date(2025, 6, 1)))[0][1] == "10"


def test_who_is_on_no_record_is_unknown_and_not_refused():
    assert answers(TEN_OF_TWELVE) == [("unknown", None, None)]


def test_a_criterion_that_is_not_in_force_is_not_asked():
    later = Criterion("age", Kind.AGE, lowest=18, on=date(2026, 4, 1))
    ended = Criterion("age", Kind.AGE, lowest=18, until=date(2026, 3, 9))
    assert assess(people({}), [later, ended], Facts(), on=DAY).is_empty()


def test_together_the_worst_decides_and_the_last_day():
    young = {"born": date(2008, 7, 1), "birth_year": 2008, "birth_region": "abroad"}
    criteria = [AGE, Criterion("b", Kind.BORN_ABROAD), TEN_OF_TWELVE]
    facts = Facts(**paid(*months(date(2025, 8, 1), 7)))
    found = overall(assess(people(young), criteria, facts, on=DAY)).to_dicts()
    assert found == [{"person_key": "p0", "verdict": "not_yet", "from": date(2026, 7, 1)}]
    with_one_missing = overall(assess(people(young), [*criteria, Criterion("h", Kind.ILL_HEALTH)], facts, on=DAY))
    assert with_one_missing.to_dicts()[0] == {"person_key": "p0", "verdict": "unknown", "from": None}

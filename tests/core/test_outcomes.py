"""When work or studies count as begun, and what holds on a day."""

from datetime import date

import polars as pl
import pytest

from stegvis.core.errors import DataProblem
from stegvis.core.outcomes import ALL, by_name
from stegvis.core.outcomes.months_of_assistance import months_of_assistance
from stegvis.core.outcomes.participations import participations
from tests.core.histories import CUT_OFF, case, dataset, did

START = date(2009, 3, 15)
LATER = date(2009, 6, 1)
DAY = date(2010, 3, 15)


def first_days(*occupations, a=None):
    data = dataset([a or case("a", START)], occupations)
    known = participations(data, cut_off=CUT_OFF)
    return by_name("work_or_study").first_day(data, known, CUT_OFF)["on"].to_list()


def asked(*keys, day=DAY):
    return pl.DataFrame({"key": keys, "person_key": [f"person {key}" for key in keys], "day": [day] * len(keys)})


def holds(outcome, **frames):
    data = dataset([], **frames)
    return by_name(outcome).holds(data, asked("a", "b"))["holds"].to_list()


def lived_on(code, on=START, until=None, key="a"):
    return {"person_key": f"person {key}", "code": code, "on": on, "until": until}


def test_work_or_studies_begun_after_the_start_count_from_their_first_day():
    assert first_days(did("a", "studies_basic", LATER), did("a", "work", date(2009, 7, 1))) == [LATER]


def test_work_begun_on_the_day_of_start_counts():
    assert first_days(did("a", "work", START)) == [START]


@pytest.mark.parametrize("code", ["work_training", "job_seeking", "sick_leave", "unknown"])
def test_other_occupations_do_not_count(code):
    assert first_days(did("a", code, LATER)) == []


def test_work_held_before_the_start_to_the_same_extent_does_not_count():
    held = did("a", "work", date(2009, 1, 1), date(2009, 5, 31), hours=20)
    assert first_days(held) == []
    assert first_days(held, did("a", "work", LATER, hours=20)) == []


def test_work_that_increases_counts_from_the_day_of_the_increase():
    held = did("a", "work", date(2009, 1, 1), hours=10)
    assert first_days(held, did("a", "work", LATER, hours=10)) == [LATER]
    shorter = did("a", "work", date(2009, 1, 1), date(2009, 5, 31), hours=10)
    assert first_days(shorter, did("a", "work_supported", LATER, hours=5)) == []


def test_work_that_ended_more_than_a_week_before_the_start_was_not_held_directly_before():
    again = did("a", "work", LATER, hours=20)
    assert first_days(did("a", "work", date(2009, 1, 1), date(2009, 3, 8), hours=20), again) == []
    assert first_days(did("a", "work", date(2009, 1, 1), date(2009, 3, 7), hours=20), again) == [LATER]


def test_studies_that_run_on_do_not_hide_work_that_ended_just_before_the_start():
    studies = did("a", "studies_basic", date(2009, 1, 1), hours=15)
    work = did("a", "work", date(2009, 1, 1), date(2009, 3, 12), hours=20)
    assert first_days(studies, work, did("a", "work", LATER, hours=20)) == []


def test_studies_before_and_work_after_is_work_begun():
    assert first_days(did("a", "studies_basic", date(2009, 1, 1), hours=40), did("a", "work", LATER, hours=5)) == [
        LATER
    ]


def test_with_unknown_hours_an_increase_can_not_be_told():
    assert first_days(did("a", "work", date(2009, 1, 1)), did("a", "work", LATER, hours=40)) == []
    assert first_days(did("a", "work", date(2009, 1, 1), hours=10), did("a", "work", LATER)) == []


def test_a_spell_of_no_hours_is_no_work():
    assert first_days(did("a", "work", LATER, hours=0)) == []


def test_an_exit_for_work_counts_on_its_day_unless_something_was_dated_before():
    gone = case("a", START, LATER, "S2")
    assert first_days(a=gone) == [LATER]
    assert first_days(did("a", "work", date(2009, 5, 1)), a=gone) == [date(2009, 5, 1)]


def test_an_exit_for_work_without_a_day_happened_on_a_day_not_known():
    assert first_days(a=case("a", START, None, "A1")) == [None]


def test_a_spell_without_a_first_day_may_have_begun_after_the_start():
    assert first_days(did("a", "work", None)) == [None]
    assert first_days(did("a", "work", None, date(2009, 3, 14))) == []
    assert first_days(did("a", "work", None), did("a", "work", LATER)) == [LATER]


def test_what_begins_after_the_cut_off_is_not_known():
    assert first_days(did("a", "work", date(2011, 2, 1))) == []


def test_another_person_s_work_is_not_mine():
    assert first_days(did("b", "work", LATER)) == []


def test_status_on_a_day_counts_what_was_held_before_the_start_too():
    rows = [did("a", "studies_higher", date(2008, 1, 1)), did("a", "other", START), did("b", "job_seeking", START)]
    assert holds("work_or_study_status", occupations=rows) == [True, False]


def test_status_is_unknown_without_an_occupation_on_the_day():
    rows = [did("a", "work", START, date(2010, 3, 14)), did("b", "unknown", START)]
    assert holds("work_or_study_status", occupations=rows) == [None, None]


def test_self_support_is_no_public_support_beside_anything_else():
    rows = [lived_on("wage"), lived_on("parental_benefit"), lived_on("wage", key="b")]
    assert holds("self_support", livelihoods=[*rows, lived_on("assistance_part", key="b")]) == [True, False]


def test_self_support_is_unknown_where_a_source_is():
    rows = [lived_on("wage"), lived_on("unknown"), lived_on("assistance_full", until=date(2010, 3, 14), key="b")]
    assert holds("self_support", livelihoods=rows) == [None, None]
    known = [lived_on("assistance_full", key="b"), lived_on("unknown", key="b")]
    assert holds("self_support", livelihoods=known) == [None, False]


def payment(month, amount, kind="assistance", household="h"):
    return {"household_key": household, "month": month, "kind": kind, "amount": amount}


def member(key, on=None, until=None, household="h"):
    return {"household_key": household, "person_key": f"person {key}", "on": on, "until": until}


def months_paid(payments, members, months=6):
    data = dataset([], payments=payments, household_members=members)
    return months_of_assistance(data, asked("a"), months=months)["months"].to_list()


def test_months_of_assistance_are_the_calendar_months_before_the_day():
    """Asked 15 March 2010 for six months: September to February."""
    paid = [payment(date(2009, month, 1), 8000.0) for month in (8, 9, 12)] + [payment(date(2010, 3, 1), 8000.0)]
    assert months_paid(paid, [member("a")]) == [2]


def test_two_payments_in_a_month_are_one_month_and_a_recovery_takes_it_away():
    month, other = date(2009, 12, 1), date(2010, 1, 1)
    paid = [payment(month, 8000.0), payment(month, 500.0), payment(other, 900.0), payment(other, -900.0)]
    assert months_paid(paid, [member("a")]) == [1]


def test_only_assistance_to_the_household_of_that_month_counts():
    paid = [payment(date(2009, month, 1), 8000.0) for month in (9, 10, 11)]
    assert months_paid(paid, [member("a", on=date(2009, 10, 31), until=date(2009, 10, 31))]) == [1]
    assert months_paid([payment(date(2009, 10, 1), 800.0, kind="introduction")], [member("a")]) == [0]


def test_without_a_known_household_the_months_are_unknown():
    assert months_paid([payment(date(2009, 10, 1), 8000.0)], [member("b")]) == [None]
    assert months_paid([payment(date(2009, 10, 1), 8000.0)], [member("a", until=date(2009, 8, 31))]) == [None]


def test_each_outcome_is_found_by_its_name_and_another_is_refused():
    assert [by_name(each.name) for each in ALL] == list(ALL)
    with pytest.raises(DataProblem):
        by_name("happiness")


def test_a_missing_reason_is_unknown_and_a_moved_case_is_a_transfer():
    data = dataset([case("a", START, LATER), case("b", START, LATER, "M1"), case("c", START)])
    found = participations(data, cut_off=CUT_OFF).select("reason", "group", "transfer").rows()
    assert found == [("unknown", "unknown", False), ("M1", "moved", True), (None, None, False)]


def test_undated_starts_and_exits_are_left_out_when_nobody_knows_whether_they_belong():
    cases = dataset([case("a", None), case("b", START, None, "A1")])
    assert participations(cases, cut_off=CUT_OFF)["has_exited"].to_list() == [False, True]
    left = participations(cases, cut_off=CUT_OFF, counts_undated=False)
    assert left.select("case_key", "has_exited").rows() == [("b", False)]

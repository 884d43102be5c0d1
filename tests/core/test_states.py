"""The state on a day, against a plain reading of the same histories."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.frames import BY_NAME
from stegvis.core.states import state_on, states_on

CODES = ("11", "22", "70", "EJ", "gone")
FIRST = date(2010, 1, 1)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))


def facts(*rows):
    columns = ("person_key", "on", "until", "code", "share")
    return pl.DataFrame(
        [dict(zip(columns, row, strict=True)) for row in rows],
        schema={"person_key": pl.String, "on": pl.Date, "until": pl.Date, "code": pl.String, "share": pl.Int64},
    )


def asked(*rows):
    schema = {"key": pl.String, "person_key": pl.String, "day": pl.Date}
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def one(history, day, **more):
    return state_on(history, asked(("c", "p", day)), order=CODES, **more)["code"].item()


def test_both_days_of_a_fact_are_included():
    history = facts(("p", date(2010, 1, 5), date(2010, 1, 9), "11", None))
    assert [one(history, date(2010, 1, n)) for n in (4, 5, 9, 10)] == [None, "11", "11", None]


def test_an_open_fact_still_holds():
    assert one(facts(("p", date(2009, 1, 1), None, "22", None)), date(2030, 1, 1)) == "22"


def test_a_fact_without_a_first_day_says_nothing_of_any_day():
    assert one(facts(("p", None, None, "22", None)), date(2010, 1, 1)) is None


def test_directly_before_reaches_back_one_week_and_no_more():
    history = facts(("p", date(2010, 1, 1), date(2010, 1, 10), "70", None))
    assert one(history, date(2010, 1, 17), reach=7) == "70"
    assert one(history, date(2010, 1, 18), reach=7) is None


def test_what_holds_on_the_day_wins_over_what_just_ended():
    history = facts(("p", date(2010, 1, 1), date(2010, 1, 10), "70", 100), ("p", date(2010, 1, 11), None, "11", 10))
    assert one(history, date(2010, 1, 12), reach=7, largest="share") == "11"


def test_of_several_the_largest_share_counts_then_the_latest_then_the_order_of_the_list():
    same_day = date(2010, 1, 1)
    assert (
        one(facts(("p", same_day, None, "70", 20), ("p", same_day, None, "EJ", 80)), same_day, largest="share") == "EJ"
    )
    assert one(facts(("p", same_day, None, "EJ", None), ("p", same_day, None, "70", None)), same_day) == "70"
    assert (
        one(facts(("p", same_day, None, "11", None), ("p", date(2010, 1, 3), None, "70", None)), date(2010, 1, 4))
        == "70"
    )


def test_the_facts_table_of_the_dataset_fits():
    empty = BY_NAME["categories"].empty()
    assert states_on(empty, asked(("c", "p", FIRST))).is_empty()
    assert one(empty, FIRST) is None


@st.composite
def histories(draw):
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        on = draw(st.none() | days)
        until = draw(st.none() | days)
        if on and until and until < on:
            on, until = until, on
        share = draw(st.none() | st.integers(0, 100))
        rows.append((draw(st.sampled_from("pq")), on, until, draw(st.sampled_from(CODES)), share))
    return rows


def read_plainly(rows, person, day, reach):
    """The same rule, one fact at a time."""
    near = []
    for who, on, until, code, share in rows:
        if day is None or who != person or on is None or on > day:
            continue
        gap = 0 if until is None else max(0, (day - until).days)
        if gap <= reach:
            near.append((gap, -(share if share is not None else -1), -on.toordinal(), CODES.index(code), code))
    closest = [each for each in near if each[0] == min(near)[0]]
    return min(closest)[-1] if closest else None


@given(histories(), st.none() | days, st.sampled_from((0, 7)))
def test_any_history_reads_as_one_would_by_hand(rows, day, reach):
    found = state_on(facts(*rows), asked(("1", "p", day), ("2", "q", day)), order=CODES, largest="share", reach=reach)
    assert found["code"].to_list() == [read_plainly(rows, person, day, reach) for person in "pq"]

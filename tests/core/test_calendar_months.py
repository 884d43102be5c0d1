"""Calendar months, scalar and on columns."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.calendar_months import add_months, months_after, months_between, whole_months_between

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def between(start, day):
    frame = pl.DataFrame({"start": [start], "day": [day]}, schema={"start": pl.Date, "day": pl.Date})
    return frame.select(months_between(pl.col("start"), pl.col("day"))).item()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2011, 8, 31), 6, date(2012, 2, 29)),
        (date(2010, 8, 31), 6, date(2011, 2, 28)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2009, 12, 15), 1, date(2010, 1, 15)),
        (date(2010, 3, 31), -1, date(2010, 2, 28)),
        (date(2010, 1, 15), -1, date(2009, 12, 15)),
        (date(2010, 1, 15), 0, date(2010, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_months_last(day, months, expected):
    assert add_months(day, months) == expected


@given(st.lists(st.tuples(DAYS, st.integers(-60, 60)), min_size=1))
def test_columns_reckon_like_single_days(pairs):
    frame = pl.DataFrame(pairs, schema={"day": pl.Date, "months": pl.Int64}, orient="row")
    found = frame.select(months_after(pl.col("day"), pl.col("months"))).to_series().to_list()
    assert found == [add_months(day, months) for day, months in pairs]
    assert frame.select(months_after(pl.col("day"), 6)).to_series().to_list() == [add_months(d, 6) for d, _ in pairs]


@pytest.mark.parametrize(
    ("start", "day", "expected"),
    [
        (date(2010, 1, 15), date(2010, 1, 15), 0),
        (date(2010, 1, 15), date(2010, 2, 15), 1),
        (date(2010, 1, 15), date(2010, 3, 1), 1 + 14 / 28),
        (date(2010, 8, 31), date(2011, 2, 28), 6),
        (date(2010, 8, 31), date(2011, 3, 1), 6 + 1 / 31),
        (date(2010, 1, 15), date(2010, 1, 14), None),
        (None, date(2010, 1, 14), None),
    ],
)
def test_time_between_days_is_in_calendar_months(start, day, expected):
    assert between(start, day) == pytest.approx(expected)


@given(DAYS, st.integers(0, 1500), st.integers(0, 48))
def test_time_is_within_a_window_exactly_when_the_day_is(start, days, window):
    day = start + timedelta(days=days)
    assert (between(start, day) <= window) == (day <= add_months(start, window))


@given(DAYS, st.integers(0, 1500))
def test_time_grows_with_every_day(start, days):
    day = start + timedelta(days=days)
    assert between(start, day) < between(start, day + timedelta(days=1))


@given(DAYS, st.integers(-40, 1500))
def test_whole_months_are_the_time_between_without_its_part(start, days):
    day = start + timedelta(days=days)
    frame = pl.DataFrame({"start": [start], "day": [day]})
    whole, exact = frame.select(
        whole=whole_months_between(pl.col("start"), pl.col("day")),
        exact=months_between(pl.col("start"), pl.col("day")).floor(),
    ).row(0)
    assert whole == exact

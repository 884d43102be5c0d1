"""At which instants a consent holds: open ends, tomorrow, today, this morning, overlaps, given twice."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from stegvis.apps.people import actions
from stegvis.apps.people.policies import covering
from tests.apps.people.sharing import consent

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12, tzinfo=STOCKHOLM)
TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


def kinds_at(cast, at, receiver=None, purpose="planning"):
    return set(covering(cast.amina, receiver or cast.af, purpose, at))


def test_a_consent_with_an_open_end_holds_for_years(cast):
    consent(cast, until=None)
    assert kinds_at(cast, NOON.replace(year=2036)) == {"identity", "economy"}


def test_a_consent_that_starts_tomorrow_holds_from_midnight(cast):
    consent(cast, since=TOMORROW, given_at=NOON)
    midnight = datetime(2026, 3, 11, tzinfo=STOCKHOLM)
    assert kinds_at(cast, midnight - timedelta(microseconds=1)) == set()
    assert kinds_at(cast, midnight) == {"identity", "economy"}


def test_a_consent_that_ends_today_holds_the_whole_day(cast):
    consent(cast, until=DAY)
    assert kinds_at(cast, datetime(2026, 3, 10, 23, 59, 59, tzinfo=STOCKHOLM)) == {"identity", "economy"}
    assert kinds_at(cast, datetime(2026, 3, 11, tzinfo=STOCKHOLM)) == set()


def test_days_are_swedish_ones(cast):
    consent(cast, until=DAY)
    assert kinds_at(cast, datetime(2026, 3, 10, 22, 59, tzinfo=ZoneInfo("UTC")))
    assert not kinds_at(cast, datetime(2026, 3, 10, 23, 1, tzinfo=ZoneInfo("UTC")))


def test_nothing_holds_before_it_is_given(cast):
    consent(cast, given_at=NOON)
    assert kinds_at(cast, NOON - timedelta(seconds=1)) == set()
    assert kinds_at(cast, NOON) == {"identity", "economy"}


def test_a_withdrawal_this_morning_ends_it_at_that_very_instant(cast):
    ground = consent(cast)
    morning = NOON.replace(hour=8)
    actions.withdraw_ground(ground=ground, at=morning, by=cast.case_worker)
    assert kinds_at(cast, morning - timedelta(microseconds=1)) == {"identity", "economy"}
    assert kinds_at(cast, morning) == set()


def test_two_that_overlap_cover_what_either_covers(cast):
    consent(cast, kinds=("identity",), until=DAY)
    consent(cast, kinds=("identity", "health"), since=DAY)
    assert kinds_at(cast, NOON - timedelta(days=1)) == {"identity"}
    assert kinds_at(cast, NOON) == {"identity", "health"}
    assert kinds_at(cast, NOON + timedelta(days=1)) == {"identity", "health"}


def test_withdrawing_one_of_two_leaves_the_other(cast):
    first = consent(cast, kinds=("identity", "economy"))
    consent(cast, kinds=("identity",))
    actions.withdraw_ground(ground=first, by=cast.case_worker)
    assert kinds_at(cast, first.recorded_at + timedelta(days=1)) == {"identity"}


def test_withdrawn_and_given_anew_holds_from_the_new_one(cast):
    first = consent(cast, given_at=NOON)
    actions.withdraw_ground(ground=first, at=NOON + timedelta(hours=1), by=cast.case_worker)
    consent(cast, given_at=NOON + timedelta(hours=3))
    held = [bool(kinds_at(cast, NOON + timedelta(hours=hours))) for hours in range(5)]
    assert held == [True, False, False, True, True]


def test_a_no_in_one_box_is_a_no(cast):
    consent(cast, kinds=("identity", "economy", "health"), refused=("health",))
    assert kinds_at(cast, NOON) == {"identity", "economy"}


def test_each_purpose_receiver_and_direction_stands_by_itself(cast):
    consent(cast)
    assert not kinds_at(cast, NOON, purpose="follow_up")
    assert not kinds_at(cast, NOON, receiver=cast.region)
    assert not covering(cast.bjorn, cast.ekby, "planning", NOON)


def test_a_consent_can_not_be_given_or_withdrawn_in_the_future(cast):
    later = datetime.now(STOCKHOLM) + timedelta(minutes=5)
    with pytest.raises(actions.NotYet):
        consent(cast, given_at=later)
    with pytest.raises(actions.NotYet):
        actions.withdraw_ground(ground=consent(cast), at=later, by=cast.case_worker)

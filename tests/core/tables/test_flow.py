"""The way through the project: on hand-made cases, and month by month against a plain reading."""

from datetime import date, timedelta

from hypothesis import given, settings

from stegvis.core.shapes import Period
from stegvis.core.tables import Settings, by_id
from tests.core.tables.random_data import PERIODS, datasets
from tests.core.tables.small import case, dataset, day, persons

PEOPLE = persons(ada="woman", bo="man", cia="woman", di="unknown", eva="woman")
WAYS = dataset(
    persons=PEOPLE,
    cases=[
        case("1", "ada", referred=day("2010-01-01"), started=day("2010-02-01")),
        case("2", "bo", started=day("2010-02-01"), exited=day("2010-06-01"), exit_reason="A1"),
        case("3", "cia", started=day("2010-03-01"), exited=day("2010-07-01"), exit_reason="E2"),
        case("4", "eva", started=day("2010-03-01"), exited=day("2010-08-01"), exit_reason="S1"),
        case("5", "di", state="declined", referred=day("2010-04-01")),
    ],
    referrals=[
        {"referral_key": "r1", "project": "p", "person_key": "di", "referred": day("2010-05-01")},
        {"referral_key": "r2", "project": "p", "case_key": "1", "referred": day("2010-01-01")},
        {"referral_key": "r3", "project": "p", "referred": day("2010-05-02")},
    ],
    followups=[
        {"case_key": "2", "months": 6, "due": day("2010-12-01"), "done": day("2010-12-03"), "status": "done"},
        {"case_key": "4", "months": 6, "due": day("2011-02-01"), "status": "unreachable"},
    ],
    anonymous_counts=[
        {"project": "p", "year": 2010, "sex": "woman", "number": 3},
        {"project": "p", "year": 2011, "sex": "man", "number": 1},
    ],
    settings={
        "period": {"from": day("2010-01-01"), "to": day("2010-12-31")},
        "cut_off": day("2011-01-31"),
        "tables": {"flow": {"identified": 20}},
    },
)


def flow(data, column="total", **asked):
    table = by_id("flow").count(data, Settings.from_dataset(data, **asked))
    return dict(zip(table.column("code"), table.column(column), strict=True))


def test_each_step_counts_those_who_reached_it():
    assert flow(WAYS) == {
        "identified": 20,
        "referred": 7,
        "started": 4,
        "under_way": 1,
        "exited": 3,
        "followed_up": 1,
        "lost": 1,
        "not_followed_up": 1,
        "anonymous": 3,
    }


def test_a_follow_up_that_fails_is_lost_once_it_was_due():
    later = flow(WAYS, cut_off=day("2011-02-01"))
    assert (later["lost"], later["not_followed_up"]) == (2, 0)


def test_a_failed_follow_up_does_not_make_lost_whom_another_one_reached():
    more = [
        *WAYS["followups"].to_dicts(),
        {"case_key": "2", "months": 12, "due": day("2011-01-01"), "status": "declined"},
    ]
    data = dataset(
        **{name: WAYS[name].to_dicts() for name in ("persons", "cases", "referrals")},
        followups=more,
        settings=WAYS.settings,
    )
    assert flow(data)["followed_up"] == 1


def test_referrals_without_a_case_are_named_by_their_own_key():
    chosen = Settings.from_dataset(WAYS)
    assert by_id("flow").members(WAYS, chosen, "referred", "unknown") == ("5", "r1", "r3")


def test_another_period_knows_nothing_of_the_identified_and_takes_whole_years_of_the_anonymous():
    year = flow(WAYS, period=Period(day("2010-01-01"), day("2011-01-15")))
    assert "identified" not in year
    assert year["anonymous"] == 3
    assert flow(WAYS, period=Period(day("2010-02-01"), day("2010-12-31")))["anonymous"] == 0


def test_shares_have_their_own_denominator_and_wilsons_interval():
    shares = by_id("flow_shares").count(WAYS, Settings.from_dataset(WAYS))
    assert shares.cell("referred", "share") == 7 / 20
    assert shares.cell("started", "total") == 7
    assert [shares.cell("followed_up", column) for column in ("reached", "not_reached", "total")] == [1, 2, 3]
    # Wilson by hand: (1/3 + 1.92073/3 ∓ 1.95996·√(2/27 + 3.84146/36)) / (1 + 3.84146/3)
    assert round(shares.cell("followed_up", "low"), 4) == 0.0615
    assert round(shares.cell("followed_up", "high"), 4) == 0.7923


def test_more_referred_than_identified_gives_no_coverage():
    few = dataset(
        **{name: WAYS[name].to_dicts() for name in ("persons", "cases", "referrals")},
        settings={"tables": {"flow": {"identified": 3}}},
    )
    assert "referred" not in by_id("flow_shares").count(few, Settings.from_dataset(few)).column("code")


def test_months_without_starts_have_their_row():
    table = by_id("flow_by_month").count(WAYS, Settings.from_dataset(WAYS))
    assert table.column("code") == tuple(f"2010-{month:02}" for month in range(1, 13))
    assert table.column("started") == (0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert table.column("exited") == (0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0)
    assert table.column("under_way") == (0, 2, 4, 4, 4, 3, 2, 1, 1, 1, 1, 1)


@settings(max_examples=60, deadline=None)
@given(datasets(), PERIODS)
def test_any_month_counts_as_one_would_by_hand(data, period):
    chosen = Settings.from_dataset(data, period=period)
    table = by_id("flow_by_month").count(data, chosen)
    as_of, inside = chosen.as_of or date.max, chosen.period.covers
    cases = [each for each in data["cases"].to_dicts() if each["exit_reason"] != "Z9"]
    for code, _label, started, exited, under_way in table.rows:
        first = date.fromisoformat(f"{code}-01")
        last = min((first + timedelta(days=31)).replace(day=1) - timedelta(days=1), as_of)
        for column, number in (("started", started), ("exited", exited)):
            days = [each[column] for each in cases if each[column]]
            assert number == sum(first <= day <= last and inside(day) for day in days)
        assert under_way == sum(is_under_way(each, last, chosen) for each in cases)


def is_under_way(each, on, chosen):
    """Whether a case was under way on a day; one that exited on an unknown day is not known to be."""
    if each["started"] is None or each["started"] > on:
        return False
    if each["exited"] is None:
        gone = each["exit_reason"] or each["state"] in ("exited", "followed_up", "closed")
        return not (gone and chosen.counts_undated)
    return each["exited"] > on

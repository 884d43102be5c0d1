"""Public support before start, time to exit, follow-ups, outcomes, caseload and staffing, counted by hand."""

import pytest

from stegvis.core.shapes import Period
from stegvis.core.tables import Settings, by_id
from tests.core.tables.small import case, dataset, day, fact, persons

ADA = persons(ada="woman")


def count(table, data, **asked):
    return by_id(table).count(data, Settings.from_dataset(data, **asked))


def row_of_ada(table, data):
    counted = count(table, data)
    return [row[0] for row in counted.rows if row[counted.index("women")] and row[0] != "total"]


def on_support(*spells, registered=None):
    """Return the band of a woman who started on 15 June 2010 with these spells of social assistance."""
    data = dataset(
        persons=ADA,
        cases=[case("1", "ada", started=day("2010-06-15"), months_public_support_before=registered)],
        livelihoods=[fact("ada", day(on), code, until=until and day(until)) for on, until, code in spells],
    )
    return row_of_ada("public_support_time", data)


def test_months_on_public_support_are_counted_up_to_the_start():
    assert on_support(("2009-06-15", None, "assistance_full")) == ["12-23"]
    assert on_support(("2009-06-16", None, "assistance_full")) == ["6-11"]


def test_breaks_of_up_to_a_month_do_not_end_a_spell():
    last = ("2010-03-01", None, "sickness_benefit")
    assert on_support(("2009-01-01", "2010-01-30", "assistance_full"), last) == ["12-23"]
    assert on_support(("2009-01-01", "2010-01-28", "assistance_full"), last) == ["1-5"]


def test_a_spell_inside_a_longer_one_does_not_cut_it():
    assert on_support(("2009-01-01", None, "assistance_part"), ("2009-02-01", "2009-03-01", "sickness_benefit")) == [
        "12-23"
    ]


def test_parental_benefit_is_no_public_support_and_nothing_known_is_unknown():
    assert on_support(("2009-01-01", None, "parental_benefit")) == ["0-0"]
    assert on_support() == ["unknown"]


def test_the_registered_time_goes_before_the_dated_sources():
    assert on_support(("2010-05-01", None, "assistance_full"), registered=70) == ["60-"]


@pytest.mark.parametrize(
    ("exited", "band"),
    [
        ("2010-04-14", "0-2"),
        ("2010-04-15", "3-5"),
        ("2011-01-15", "12-17"),
        ("2013-01-01", "24-"),
        ("2010-01-01", "unknown"),
    ],
)
def test_time_to_exit_is_in_whole_calendar_months(exited, band):
    ended = case("1", "ada", started=day("2010-01-15"), exited=day(exited), exit_reason="A1")
    assert row_of_ada("time_to_exit", dataset(persons=ADA, cases=[ended])) == [band]


def test_other_than_work_or_studies_is_not_unknown_and_unknown_stays_in_the_denominator():
    reasons = ("A2", "S1", "P1", "E2", None, "odd")
    data = dataset(
        persons=ADA,
        cases=[
            case(str(n), "ada", started=day("2010-01-01"), exited=day("2010-06-01"), exit_reason=reason)
            for n, reason in enumerate(reasons)
        ],
    )
    table = count("outcome_by_sex", data)
    assert [table.cell("woman", column) for column in ("work_or_study", "other", "unknown", "total")] == [2, 1, 3, 6]
    assert table.cell("woman", "share") == 2 / 6
    assert table.cell("man", "share") is None


def test_only_municipalities_that_somebody_lives_in_have_a_row():
    people = [{"person_key": "ada", "sex": "woman", "municipality": "0581"}]
    data = dataset(
        persons=people, cases=[case("1", "ada", started=day("2010-01-01"), exited=day("2010-06-01"), exit_reason="A1")]
    )
    assert count("outcome_by_municipality", data).column("code") == ("0581", "unknown", "total")


FOLLOWED = dataset(
    persons=ADA,
    cases=[
        case(key, "ada", started=day("2009-01-01"), exited=day("2009-08-31"), exit_reason=reason)
        for key, reason in (("1", "A1"), ("2", "A1"), ("3", "D1"), ("4", "A1"))
    ],
    followups=[
        {"case_key": "1", "months": 6, "due": day("2010-03-01"), "done": day("2010-02-20"), "status": "done"},
        {"case_key": "2", "months": 6, "due": day("2010-02-28"), "status": "unreachable"},
        {"case_key": "4", "months": 6, "due": day("2010-03-01"), "status": "planned"},
    ],
)


def followups(cut_off):
    table = count("followups", FOLLOWED, cut_off=day(cut_off))
    return table.rows[0][2:]


def test_a_follow_up_counts_from_the_day_it_is_due_or_done():
    assert followups("2010-02-27") == (1, 0, 0, 1)
    assert followups("2010-02-28") == (1, 2, 0, 3)
    assert followups("2010-03-01") == (1, 2, 1, 4)


WORKERS = dataset(
    persons=ADA,
    cases=[case(key, "ada", started=day("2010-01-01")) for key in "123"]
    + [case("4", "ada", started=day("2010-01-01"), exited=day("2010-02-01"), exit_reason="A1")],
    responsibilities=[
        {"case_key": "1", "worker_key": "w1", "on": day("2010-01-01")},
        {"case_key": "2", "worker_key": "w1", "on": day("2010-01-01")},
        {"case_key": "2", "worker_key": "w2", "on": day("2010-01-01")},
        {"case_key": "3", "worker_key": "w2", "on": day("2010-01-01"), "until": day("2010-01-31")},
        {"case_key": "4", "worker_key": "w1", "on": day("2010-01-01")},
    ],
    project=[{"project": "p", "title": "P", "caseload_limit": 1}],
    settings={"cut_off": day("2010-03-01")},
)


def test_cases_under_way_stand_with_their_workers_on_the_day():
    table = count("caseload", WORKERS)
    assert [(row[0], *row[2:]) for row in table.rows] == [
        ("w1", 2, 1, 1),
        ("w2", 1, 1, 0),
        ("nobody", 1, None, None),
        ("total", 3, None, None),
    ]


def test_staffing_is_the_mean_over_the_days_of_each_quarter():
    staff = [
        {"project": "p", "party": "eb", "on": day("2010-01-01"), "share": 1.0},
        {"project": "p", "party": "eb", "on": day("2010-04-01"), "until": day("2010-05-15"), "share": 0.5},
        {"project": "p", "party": "af", "on": day("2010-02-15"), "until": day("2010-03-31"), "share": 1.0},
    ]
    data = dataset(staffing=staff)
    table = count("staffing", data, period=Period(None, day("2010-06-30")), cut_off=day("2010-06-30"))
    assert table.column("code") == ("2010Q1", "2010Q2")
    assert table.column("af") == (45 / 90, 0.0)
    assert table.column("eb") == (1.0, pytest.approx(1 + 0.5 * 45 / 91))
    assert table.column("total") == (1.5, pytest.approx(1 + 0.5 * 45 / 91))


def test_education_counts_by_code():
    data = dataset(persons=ADA, cases=[case("1", "ada", started=day("2010-01-01"), education="upper_three")])
    assert row_of_ada("education_by_sex", data) == ["upper_three"]


@pytest.mark.parametrize(
    ("referred", "started", "state", "band"),
    [
        ("2010-01-15", "2010-01-15", "under_way", "0-14"),
        ("2010-01-15", "2010-01-29", "under_way", "0-14"),
        ("2010-01-15", "2010-01-30", "under_way", "15-30"),
        ("2010-01-15", "2010-12-31", "under_way", "181-"),
        ("2010-01-15", None, "mapping", "waiting"),
        ("2010-01-15", None, "declined", "ended"),
        ("2010-01-15", None, "withdrawn", "ended"),
        ("2010-01-15", "2010-01-14", "under_way", "unknown"),
        (None, "2010-01-15", "under_way", "unknown"),
    ],
)
def test_a_wait_is_counted_in_days_and_who_never_started_is_not_left_out(referred, started, state, band):
    asked = case("1", "ada", referred=referred and day(referred), started=started and day(started), state=state)
    assert row_of_ada("waiting_time", dataset(persons=ADA, cases=[asked])) == [band]


def test_referrals_without_a_case_wait_until_they_are_declined_and_nobodys_sex_is_told():
    rows = [
        {"referral_key": "r1", "project": "p", "referred": day("2010-01-15")},
        {"referral_key": "r2", "project": "p", "referred": day("2010-01-15"), "decided": day("2010-02-01")},
    ]
    counted = count("waiting_time", dataset(persons=ADA, referrals=rows))
    assert (counted.cell("waiting", "unknown"), counted.cell("ended", "unknown")) == (1, 1)
    assert counted.cell("total", "total") == 2


def test_as_many_have_waited_as_the_flow_says_were_referred():
    asked = [
        case(str(number), "ada", referred=day("2010-01-15"), started=start and day(start))
        for number, start in enumerate(("2010-02-01", None, "2010-05-01"))
    ]
    data = dataset(persons=ADA, cases=asked)
    assert count("waiting_time", data).cell("total", "total") == count("flow", data).cell("referred", "total") == 3

"""Whether somebody fits is answered with why, why not yet and from which day; nobody is decided about by it."""

from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.casework.models import Attestation, HouseholdMembership, Payment
from stegvis.apps.people.contents import contents
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind as Kind
from stegvis.core.eligibility import Verdict
from tests.cast import DAY, EKBY, WOMEN, register

SINCE = date(2009, 2, 1)


def ask(cast, kind, on=SINCE, **values):
    return projects.add_criterion(project=cast.project, kind=kind, on=on, by=cast.process_leader, **values)


def line(cast, on=DAY, case=None):
    (only,) = queries.answer_for(case or cast.amina_case, on).lines
    return only


def attest(cast, about="ill_health", says="yes", on=DAY, **more):
    return actions.attest(
        person=cast.amina, about=about, says=says, basis="conversation", on=on, by=cast.case_worker, **more
    )


def test_without_criteria_everybody_fits(cast):
    answer = queries.answer_for(cast.amina_case, DAY)
    assert answer.lines == ()
    assert answer.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("kind", "values", "verdict"),
    [
        (Kind.AGE, {"lowest": 18, "highest": 120}, Verdict.MET),
        (Kind.AGE, {"highest": 17}, Verdict.NOT_MET),
        (Kind.BORN_ABROAD, {}, Verdict.MET),
        (Kind.MUNICIPALITY, {"values": [EKBY]}, Verdict.MET),
        (Kind.MUNICIPALITY, {"values": ["1266"]}, Verdict.NOT_MET),
        (Kind.UNEMPLOYED, {}, Verdict.MET),
        (Kind.AF_CATEGORY, {"values": ["11"]}, Verdict.MET),
        (Kind.AF_CATEGORY, {"values": ["14"]}, Verdict.NOT_MET),
        (Kind.ILL_HEALTH, {}, Verdict.UNKNOWN),
        (Kind.VOLUNTARY, {}, Verdict.UNKNOWN),
    ],
)
def test_each_kind_is_judged_by_what_stands_in_the_rows(cast, kind, values, verdict):
    ask(cast, kind, **values)
    assert line(cast).verdict is verdict


def test_months_of_assistance_not_yet_enough_say_from_which_day(cast):
    ask(cast, Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    found = line(cast, date(2010, 9, 1))
    assert (found.verdict, found.value, found.since) == (Verdict.NOT_YET, "6", date(2011, 1, 1))
    assert queries.answer_for(cast.amina_case, date(2010, 9, 1)).since == date(2011, 1, 1)
    assert line(cast, date(2011, 1, 1)).verdict is Verdict.MET


def test_what_the_household_was_paid_counts_and_another_owners_household_does_not(cast):
    case = register(cast.case_worker, cast.project, WOMEN[1], "Sara", "Ek", livelihoods=[])
    key = "hushåll"
    actions.record_fact(
        kind="householdmembership", person=case.person, on=date(2009, 1, 1), household_key=key, by=cast.case_worker
    )
    months = [date(2009, month, 1) for month in range(9, 13)] + [date(2010, month, 1) for month in range(1, 7)]
    paid = [
        Payment(owner=cast.ekby, household_key=key, month=month, kind="assistance", amount=Decimal(8000))
        for month in months
    ]
    other = [Payment(owner=cast.almby, household_key=key, month=date(2010, 7, 1), kind="assistance", amount=Decimal(1))]
    Payment.objects.bulk_create([*paid, *other])
    ask(cast, Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    assert line(cast, date(2010, 9, 1), case).value == "10"
    assert HouseholdMembership.objects.filter(person=case.person).exists()


def test_payments_that_do_not_reach_are_told_where_months_are_missing(cast):
    ask(cast, Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    assert line(cast).short is None  # no extract was ever read in: livelihood is all there is
    Payment.objects.create(
        owner=cast.ekby, household_key="x", month=date(2010, 3, 1), kind="assistance", amount=Decimal(1)
    )
    short = line(cast).short
    assert (short.first, short.last) == (date(2010, 3, 1), date(2010, 3, 1))


@pytest.mark.parametrize(("window", "covered"), [(12, True), (60, True), (61, False)])
def test_a_window_longer_than_what_a_purge_leaves_is_never_covered(window, covered):
    from stegvis.apps.casework.queries.eligibility import Reach

    assert Reach(date(1990, 1, 1), date(2010, 8, 1)).covers(window, DAY) is covered


def test_where_she_lives_on_the_day_counts_before_what_stands_with_her(cast):
    ask(cast, Kind.MUNICIPALITY, values=[EKBY])
    actions.record_fact(kind="residence", person=cast.amina, on=date(2010, 8, 1), code="1266", by=cast.case_worker)
    assert line(cast, date(2010, 7, 31)).verdict is Verdict.MET
    assert line(cast, date(2010, 8, 1)).verdict is Verdict.NOT_MET


def test_a_criterion_counts_from_its_day_to_its_last(cast):
    row = ask(cast, Kind.AGE, highest=17, on=date(2010, 5, 1))
    projects.end_row(row=row, on=date(2010, 6, 30), by=cast.process_leader)
    verdicts = [
        queries.answer_for(cast.amina_case, day).verdict
        for day in (date(2010, 4, 30), date(2010, 5, 1), date(2010, 7, 1))
    ]
    assert verdicts == [Verdict.MET, Verdict.NOT_MET, Verdict.MET]


def test_a_judgement_counts_from_its_day_and_the_latest_takes_over(cast):
    ask(cast, Kind.ILL_HEALTH)
    attest(cast, on=date(2010, 5, 1))
    attest(cast, says="no", on=date(2010, 7, 1))
    attest(cast, says="unknown", on=date(2010, 8, 1))
    days = (date(2010, 4, 30), date(2010, 5, 1), date(2010, 7, 1), date(2010, 8, 1))
    assert [line(cast, day).verdict for day in days] == [
        Verdict.UNKNOWN,
        Verdict.MET,
        Verdict.NOT_MET,
        Verdict.UNKNOWN,
    ]


def test_a_judgement_is_corrected_and_not_written_over(cast):
    ask(cast, Kind.ILL_HEALTH)
    old = attest(cast)
    new = actions.correct_attestation(attestation=old, says="no", why="Läste fel intyg", by=cast.case_worker)
    assert line(cast).verdict is Verdict.NOT_MET
    assert Attestation.objects.count() == 2
    assert new.replaces_id == old.pk
    with pytest.raises(AlreadyCorrected):
        actions.correct_attestation(attestation=old, says="yes", why="Igen", by=cast.case_worker)
    actions.withdraw_attestation(attestation=new, why="Fel person", by=cast.case_worker)
    assert line(cast).verdict is Verdict.UNKNOWN
    _person, changes = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    assert [change.why for change in changes] == ["Fel person", "Läste fel intyg"]


def test_a_judgement_is_not_taken_away_without_a_reason(cast):
    with pytest.raises(NeedsReason):
        actions.withdraw_attestation(attestation=attest(cast), why=" ", by=cast.case_worker)


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "process_leader", "referrer"])
def test_nobody_judges_whom_she_does_not_work_with(cast, name):
    with pytest.raises(NotVisible):
        actions.attest(person=cast.amina, about="no_plan", says="yes", basis="other", on=DAY, by=cast.staff[name])


def test_a_judgement_is_handed_over_as_the_kind_of_information_it_is(cast):
    attest(cast, note="Intyg från vårdcentralen")
    attest(cast, about="no_substance_abuse")
    assert [entry.title for entry in contents(cast.amina, ["health"], DAY)] == ["Har ohälsa"]
    assert [entry.title for entry in contents(cast.amina, ["substance_use"], DAY)] == ["Har inget pågående missbruk"]
    assert "Intyg från vårdcentralen" in contents(cast.amina, ["health"], DAY)[0].says


def test_that_somebody_read_the_answer_is_logged_with_the_kinds_and_no_value(cast):
    ask(cast, Kind.AGE, lowest=18)
    queries.eligibility_of(cast.case_worker, cast.amina_case, DAY)
    entry = LogEntry.objects.get(act="case.eligibility_read")
    assert (entry.person_key, entry.fields) == (cast.amina.key, "age")


def test_the_answer_moves_no_case(cast):
    ask(cast, Kind.AGE, highest=17)
    queries.eligibility_of(cast.case_worker, cast.amina_case, DAY)
    cast.amina_case.refresh_from_db()
    assert cast.amina_case.state == "under_way"


@pytest.mark.parametrize("extra", [0, 6])
def test_the_answer_costs_the_same_whatever_is_known(cast, extra, django_assert_num_queries):
    ask(cast, Kind.ASSISTANCE_MONTHS, lowest=10, window_months=12)
    for number in range(extra):
        attest(cast, on=date(2010, 1, 1 + number))
        actions.record_fact(
            kind="livelihood", person=cast.amina, on=date(2010, 5, 1 + number), code="wage", by=cast.case_worker
        )
    with django_assert_num_queries(11):
        queries.answer_for(cast.amina_case, DAY)

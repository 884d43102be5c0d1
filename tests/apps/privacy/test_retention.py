"""Rules, exceptions, and who is due: by day, whatever it was that happened last."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import FollowUp
from stegvis.apps.casework.states import State
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.due import due, last_days, rule_of
from stegvis.apps.privacy.models import RetentionHold, RetentionRule
from stegvis.apps.privacy.policies import NeedsAReason
from stegvis.apps.privacy.retention_policies import (
    DecidedLater,
    HeldAlready,
    HoldEnded,
    NotInThePast,
    RuleOnThatDay,
)
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.removing import EXITED, MONTHS, ended, rule
from tests.cast import WOMEN

TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=90)


def is_due(cast, day=TODAY, person=None):
    return due(rule_of(cast.ekby, day), day).filter(pk=(person or cast.amina).pk).exists()


def test_the_rule_in_force_is_the_latest_that_has_begun(cast):
    rule(cast, months=60)
    rule(cast, months=24, since=date(2015, 1, 1), decided_on=date(2014, 11, 3))
    assert rule_of(cast.ekby, date(2009, 12, 31)) is None
    assert rule_of(cast.ekby, date(2014, 12, 31)).months == 60
    assert rule_of(cast.ekby, date(2015, 1, 1)).months == 24
    assert rule_of(cast.almby, date(2015, 1, 1)) is None
    cast.ekby.refresh_from_db()
    assert cast.ekby.retention_months == 24


def test_a_rule_rests_on_a_decision_that_has_been_made(cast):
    with pytest.raises(DecidedLater):
        rule(cast, decided_on=date(2010, 1, 2))
    with pytest.raises(DecidedLater):
        rule(cast, since=UNTIL, decided_on=TODAY + timedelta(days=1))
    with pytest.raises(NeedsAReason):
        rule(cast, reference=" ")
    rule(cast)
    with pytest.raises(RuleOnThatDay):
        rule(cast, months=12)


@pytest.mark.parametrize("name", ["case_worker", "registrar", "data_protection_officer", "process_leader"])
def test_the_administrator_alone_records_the_decision(cast, name):
    said = {"months": 12, "since": TODAY, "decided_on": TODAY, "decided_by": "SN", "reference": "1"}
    with pytest.raises(NotVisible):
        actions.record_retention_rule(by=cast.staff[name], **said)


@pytest.mark.parametrize(
    "wrong", [{"months": 0}, {"reference": ""}, {"decided_by": ""}, {"decided_on": UNTIL}], ids=str
)
def test_the_database_takes_no_rule_without_its_decision(cast, wrong):
    row = rule(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionRule.objects.filter(pk=row.pk).update(**wrong)
    RetentionRule.objects.filter(pk=row.pk).update(months=12)


def test_a_file_is_due_on_the_day_its_months_are_over_and_not_the_day_before(cast):
    ended(cast)
    rule(cast)
    FollowUp.objects.all().update(withdrawn_at=timezone.now(), why="Följs inte upp")
    assert not is_due(cast, date(2016, 2, 29))
    assert is_due(cast, date(2016, 3, 1))


def test_an_open_case_is_never_due(cast):
    rule(cast, months=1)
    assert not is_due(cast)
    assert not is_due(cast, TODAY + timedelta(days=40_000))


def test_a_planned_follow_up_counts_by_its_day_also_when_nobody_made_it(cast):
    ended(cast)
    rule(cast)
    last = FollowUp.objects.filter(case=cast.amina_case).order_by("-due").first().due
    assert last > EXITED
    assert last_days([cast.amina]) == {cast.amina.pk: last}
    assert not is_due(cast, date(last.year + 5, last.month, last.day) - timedelta(days=1))
    assert is_due(cast, date(last.year + 5, last.month, last.day))


def test_what_was_handed_over_or_received_begins_the_months_anew(cast):
    ended(cast)
    rule(cast)
    assert is_due(cast)
    consent(cast)
    filed = people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    assert not is_due(cast)
    assert not due(RetentionRule(organisation=cast.af, months=MONTHS), TODAY).filter(pk=filed.pk).exists()
    assert last_days([cast.amina, filed]) == dict.fromkeys((cast.amina.pk, filed.pk), TODAY)


def test_somebody_without_a_case_is_due_by_the_day_she_was_registered(cast):
    rule(cast)
    person = people.register_person(number=WOMEN[7], given_name="Eva", family_name="Ny", by=cast.registrar)
    assert not is_due(cast, person=person)
    long_ago = datetime(2012, 5, 5, tzinfo=timezone.get_current_timezone())
    Person.objects.filter(pk=person.pk).update(registered_at=long_ago)
    assert is_due(cast, person=Person.objects.get(pk=person.pk))


def test_a_question_that_waits_for_its_answer_keeps_the_file(cast):
    ended(cast)
    rule(cast)
    request = actions.record_request(
        person_key=cast.amina.key, asked_on=TODAY, way="visit", identity="shown", by=cast.data_protection_officer
    )
    assert not is_due(cast, TODAY + timedelta(days=40_000))
    actions.close_request(request=request, outcome="taken_back", on=TODAY, by=cast.data_protection_officer)
    assert is_due(cast, TODAY + timedelta(days=40_000))


def test_a_case_that_never_began_is_due_by_the_day_it_was_declined(cast):
    rule(cast, months=12)
    case = casework.register_participant(
        project=cast.project,
        number=WOMEN[9],
        person={"given_name": "Nora", "family_name": "Nej"},
        started_on=None,
        referred_on=date(2010, 3, 1),
        by=cast.registrar,
    )
    casework.move_case(case=case, to=State.MAPPING, on=date(2010, 3, 2), by=cast.registrar)
    casework.move_case(case=case, to=State.DECLINED, on=date(2010, 3, 3), by=cast.registrar)
    assert not is_due(cast, person=case.person)
    assert is_due(cast, TODAY + timedelta(days=400), person=case.person)


def hold(cast, **details):
    said = {"person": cast.amina, "reason": "dispute", "why": "Överklagat.", "until": UNTIL, "by": cast.registrar}
    return actions.hold_file(**{**said, **details})


def test_an_exception_keeps_the_file_until_its_day(cast):
    ended(cast)
    rule(cast)
    row = hold(cast)
    assert not is_due(cast)
    assert not is_due(cast, UNTIL)
    assert is_due(cast, UNTIL + timedelta(days=1))
    with pytest.raises(HeldAlready):
        hold(cast)
    actions.end_hold(hold=row, by=cast.registrar)
    assert is_due(cast)
    with pytest.raises(HoldEnded):
        actions.end_hold(hold=row, by=cast.registrar)


def test_an_exception_that_has_run_out_makes_room_for_another(cast):
    row = hold(cast)
    RetentionHold.objects.filter(pk=row.pk).update(until=TODAY - timedelta(days=1))
    assert hold(cast).pk != row.pk
    row.refresh_from_db()
    assert row.ended_on == TODAY


def test_an_exception_needs_a_reason_and_a_day_to_come(cast):
    with pytest.raises(NeedsAReason):
        hold(cast, why=" ")
    with pytest.raises(NotInThePast):
        hold(cast, until=TODAY)


@pytest.mark.parametrize("name", ["case_worker", "data_protection_officer", "administrator", "other_registrar"])
def test_nobody_else_keeps_a_file_longer(cast, name):
    with pytest.raises(NotVisible):
        hold(cast, by=cast.staff[name])


def test_a_protected_persons_file_is_held_by_those_with_the_right(cast):
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    with pytest.raises(NotVisible):
        hold(cast)
    assert hold(cast, by=cast.trusted_registrar).pk

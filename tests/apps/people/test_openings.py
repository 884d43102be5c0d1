"""Opening a person of the own organisation with a reason: three hours, to read, never across organisations."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.queries import memberships_open_to
from stegvis.apps.access.roles import Role
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.casework.queries import person_page
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import Opening
from stegvis.apps.people.policies import AlreadyReviewed, NeedsAReason, NotOnDuty, Sight, may_correct, may_have_opened
from stegvis.core.personal_numbers import parse
from tests.apps.people.sharing import consent, entries, hand_over
from tests.cast import AMINA, BJORN, SINCE, SYSTEM, WOMEN, register

TODAY = timezone.localdate()
REASON = "Hon ringer och mår mycket dåligt."


def opened(cast, by=None, number=AMINA, **details):
    return actions.open_with_reason(
        **{"number": number, "reason": REASON, "on": TODAY, "by": by or cast.colleague, **details}
    )


def test_a_colleague_reads_for_three_hours_and_not_a_minute_more(cast, monkeypatch):
    opening = opened(cast)
    assert person_page(cast.colleague, cast.amina.key, TODAY).person == cast.amina
    for minutes, seen in ((0, True), (179, True), (180, False), (181, False)):
        at = opening.opened_at + timedelta(minutes=minutes)
        monkeypatch.setattr("stegvis.apps.people.policies.sight.now", lambda at=at: at)
        assert Sight(cast.colleague, TODAY).sees(cast.amina) is seen


@pytest.mark.parametrize("reason", ["", "   ", "akut", "123456789 "])
def test_without_a_reason_nothing_opens(cast, reason):
    with pytest.raises(NeedsAReason):
        opened(cast, reason=reason)
    assert not Sight(cast.colleague, TODAY).sees(cast.amina)


def test_it_opens_for_nobody_else_in_the_office(cast):
    opened(cast)
    second = access.create_user(email="andra@exempel.se", name="Andra", organisation=cast.ekby, by=SYSTEM)
    membership = access.add_membership(
        user=second, organisation=cast.ekby, role=Role.CASE_WORKER, since=SINCE, by=SYSTEM
    )
    assert not Sight(Staff.of(membership), TODAY).sees(cast.amina)


def test_what_was_opened_is_read_and_not_written(cast):
    opened(cast)
    page = person_page(cast.colleague, cast.amina.key, TODAY)
    assert page.cases == (cast.amina_case,)
    assert not may_correct(cast.colleague, page.person)
    with pytest.raises(NotVisible):
        actions.correct_person(person=cast.amina, given_name="A", why="x", by=cast.colleague)
    with pytest.raises(NotVisible):
        casework.exit_case(case=cast.amina_case, reason="A1", on=TODAY, by=cast.colleague)
    with pytest.raises(NotVisible):
        consent(cast, by=cast.colleague)
    with pytest.raises(NotVisible):
        hand_over(cast, by=cast.colleague)


def test_what_was_opened_is_not_found_by_search_nor_in_lists(cast):
    opened(cast)
    assert queries.find_by_name(cast.colleague, "Amina", TODAY).cards == ()
    assert queries.find_by_number(cast.colleague, AMINA, TODAY) is None
    assert not CaseSight(cast.colleague, TODAY).at_work.rows.exists()


def test_another_organisations_person_never_opens(cast):
    for number in (BJORN, parse(WOMEN[9].number, as_of=TODAY)):
        with pytest.raises(actions.NotKnownHere):
            opened(cast, number=number)
    with pytest.raises(actions.NotKnownHere):
        opened(cast, by=cast.af_worker)


def test_a_protected_person_opens_for_nobody_without_the_right(cast):
    register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person={"protection": "marked"})
    with pytest.raises(actions.NotKnownHere):
        opened(cast, number=WOMEN[7])


@pytest.mark.parametrize(
    "name", ["administrator", "data_protection_officer", "process_leader", "evaluator", "referrer"]
)
def test_roles_that_see_no_participants_open_none(cast, name):
    with pytest.raises(NotVisible):
        opened(cast, by=cast.staff[name])


def test_another_role_of_the_same_user_sees_nothing_of_it(cast):
    opened(cast)
    membership = access.add_membership(
        user=cast.colleague.user, organisation=cast.ekby, role=Role.ADMINISTRATOR, since=SINCE, by=SYSTEM
    )
    assert not Sight(Staff.of(membership), TODAY).sees(cast.amina)


def test_the_duty_person_hands_over_when_she_has_opened_with_a_reason(cast):
    consent(cast, purpose="urgent")
    duty = {"why": Opening.Why.DUTY}
    with pytest.raises(NotOnDuty):
        opened(cast, **duty)
    access.set_duty(membership=cast.colleague.membership, since=TODAY, until=TODAY, by=cast.administrator)
    with pytest.raises(NotVisible):
        hand_over(cast, by=cast.colleague, purpose="urgent")
    opened(cast, **duty)
    disclosure = hand_over(cast, by=cast.colleague, purpose="urgent", chosen=entries(cast.amina, "identity"))
    assert disclosure.by == cast.colleague.user


def test_every_opening_is_reviewed_by_somebody_else(cast):
    opening = opened(cast)
    assert list(queries.to_review(cast.data_protection_officer)) == [opening]
    assert list(queries.to_review(cast.colleague)) == []
    assert list(queries.to_review(cast.other_registrar)) == []
    with pytest.raises(NotVisible):
        actions.review_opening(opening=opening, review="right", by=cast.colleague)
    actions.review_opening(opening=opening, review="right", by=cast.data_protection_officer)
    with pytest.raises(AlreadyReviewed):
        actions.review_opening(opening=opening, review="wrong", by=cast.data_protection_officer)


def test_the_log_keeps_the_opening_and_not_the_words(cast):
    opened(cast)
    row = LogEntry.objects.get(act="person.opened_with_reason")
    assert (row.person_key, row.user_id, row.reason) == (cast.amina.key, cast.colleague.user.pk, "emergency")


def test_a_request_is_told_with_the_membership_whether_anybody_was_opened(cast, monkeypatch):
    def as_told():
        (membership,) = memberships_open_to(cast.colleague.user, {}, on=TODAY)
        return Staff.of(membership)

    assert not may_have_opened(as_told())
    assert may_have_opened(cast.colleague)
    opening = opened(cast)
    assert may_have_opened(as_told())
    assert Sight(as_told(), TODAY).sees(cast.amina)
    assert CaseSight(as_told(), TODAY).sees(cast.amina_case)
    monkeypatch.setattr("stegvis.apps.people.policies.sight.now", lambda: opening.ends_at)
    assert not may_have_opened(as_told())

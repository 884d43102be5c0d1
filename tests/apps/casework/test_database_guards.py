"""What must never be false is refused by the database itself, on both sides; so these tests go past the actions."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from stegvis.apps.casework.models import FACTS, Case, CaseParty, FollowUp, Livelihood, Payment, Referral, Responsibility
from stegvis.apps.people.models import AnonymousCount, Person
from stegvis.apps.projects.models import BudgetYear, Criterion, Goal, Party, Project, Staffing

DAY = date(2010, 9, 1)
NOW = datetime(2010, 9, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


def refused(rows, **changes):
    try:
        with transaction.atomic():
            rows.update(**changes)
    except IntegrityError:
        return True
    return False


CASES = [
    ({"exited_on": DAY, "exit_reason": "A1", "state": "exited"}, False),
    ({"exited_on": DAY, "state": "exited"}, True),
    ({"exit_reason": "A1"}, True),
    ({"exited_on": DAY, "exit_reason": "A1"}, True),
    ({"state": "exited"}, True),
    ({"exited_on": date(2010, 3, 1), "exit_reason": "A1", "state": "exited"}, True),
    ({"exited_on": date(2010, 3, 2), "exit_reason": "A1", "state": "exited"}, False),
    ({"started_on": None}, True),
    ({"state": "accepted"}, True),
    ({"state": "accepted", "started_on": None}, False),
    ({"started_on": date(2010, 1, 31)}, False),  # the referral's paper came late: it happens, and is worth a look
]


@pytest.mark.parametrize(("changes", "is_refused"), CASES)
def test_state_days_and_reason_of_a_case_fit(cast, changes, is_refused):
    assert refused(Case.objects.filter(pk=cast.amina_case.pk), **changes) == is_refused


def twice(row, **changes):
    """Say whether a copy of `row` with these changes is refused."""
    row = type(row).objects.get(pk=row.pk)
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return True
    return False


def test_two_open_cases_of_one_owner_person_and_project_cannot_stand(cast):
    assert twice(cast.amina_case, key="another")
    assert twice(cast.amina_case, key="another", state="paused")
    assert not twice(cast.amina_case, key="another", state="exited", exited_on=DAY, exit_reason="A1")


def test_one_is_responsible_at_a_time(cast):
    held = Responsibility.objects.get(case=cast.amina_case)
    assert twice(held)
    assert not twice(held, until=DAY)
    assert refused(Responsibility.objects.filter(pk=held.pk), until=date(2009, 1, 1))


@pytest.mark.parametrize("kind", ["livelihood", "occupation", "afcategory", "education", "residence"])
def test_a_fact_does_not_end_before_it_begins_and_is_withdrawn_with_a_reason(cast, kind):
    rows = FACTS[kind].objects.filter(person=cast.amina)
    assert refused(rows, until=date(2010, 3, 1))
    assert not refused(rows, until=date(2010, 3, 2))
    assert refused(rows, withdrawn_at=NOW)
    assert refused(rows, why="Fel")
    assert not refused(rows, withdrawn_at=NOW, why="Fel")


def test_a_share_is_between_one_and_a_hundred(cast):
    rows = Livelihood.objects.filter(person=cast.amina)
    assert [refused(rows, share=share) for share in (0, 1, 100, 101)] == [True, False, False, True]


def test_a_fact_is_replaced_once(cast):
    fact = Livelihood.objects.get(person=cast.amina)
    assert not twice(fact, replaces=fact)
    assert twice(fact, replaces=fact)


def test_a_follow_up_has_a_day_when_something_came_of_it(cast):
    FollowUp.objects.create(case=cast.amina_case, months=6, due=DAY)
    rows = FollowUp.objects.all()
    assert refused(rows, status="done")
    assert refused(rows, done=DAY)
    assert not refused(rows, status="done", done=DAY)
    assert twice(rows.get(), due=date(2011, 1, 1))
    assert not twice(rows.get(), withdrawn_at=NOW)
    assert refused(rows, months=0)


def test_a_payment_is_for_a_whole_month(cast):
    Payment.objects.create(owner=cast.ekby, household_key="a", month=DAY, kind="assistance", amount=1)
    assert refused(Payment.objects.all(), month=date(2010, 9, 2))
    assert not refused(Payment.objects.all(), month=date(2010, 10, 1))


def test_a_decision_on_a_referral_has_its_day(cast):
    rows = Referral.objects.filter(case=cast.amina_case)
    assert refused(rows, decision="accepted")
    assert refused(rows, decided_on=DAY)
    assert refused(rows, decision="accepted", decided_on=date(2010, 1, 31))
    assert not refused(rows, decision="accepted", decided_on=DAY)


def test_one_owner_has_a_number_once(cast):
    assert twice(cast.amina, key="another")
    assert not twice(cast.amina, key="another", owner=cast.almby)


def test_nobody_arrives_before_birth(cast):
    rows = Person.objects.filter(pk=cast.amina.pk)
    assert refused(rows, arrival_year=1900)
    assert not refused(rows, arrival_year=2009)


def test_an_anonymous_count_stands_once_a_year_and_sex(cast):
    row = AnonymousCount.objects.create(project=cast.project, owner=cast.ekby, year=2010, sex="woman", number=3)
    assert twice(row)
    assert not twice(row, sex="man")
    assert refused(AnonymousCount.objects.filter(pk=row.pk), year=1900)


def test_an_organisation_takes_part_once_at_a_time(cast):
    party = Party.objects.get(organisation=cast.ekby)
    assert twice(party)
    assert not twice(party, until=DAY)
    row = CaseParty.objects.create(case=cast.amina_case, organisation=cast.af, on=DAY)
    assert twice(row)


def test_money_shares_and_windows_are_not_negative(cast):
    assert refused(BudgetYear.objects.all(), budget=-1)
    assert refused(Staffing.objects.all(), share=0)
    assert refused(Goal.objects.all(), window_months=0)
    assert refused(Project.objects.all(), ends=date(2008, 1, 1))


def test_a_criterion_has_a_kind_that_is_known(cast):
    Criterion.objects.create(project=cast.project, kind="born_abroad", on=DAY)
    assert refused(Criterion.objects.all(), kind="luck")

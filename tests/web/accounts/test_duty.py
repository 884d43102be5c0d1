"""The administrator decides who is on duty."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.access import queries
from stegvis.apps.access.models import Duty
from stegvis.apps.access.roles import Role

PAGE = "/administration/duty/"
TODAY = timezone.localdate()


@pytest.fixture
def administrator(house):
    return house.staff("Adam", Role.ADMINISTRATOR, house.board)


@pytest.fixture
def worker(house):
    return house.staff("Anna", Role.CASE_WORKER, house.board)


def sent(viewer, since=TODAY, until=TODAY):
    return {"membership": viewer.membership.pk, "since": since.isoformat(), "until": until.isoformat()}


def test_somebody_is_put_on_duty_and_taken_off(house, administrator, worker, signed_in):
    browser = signed_in(administrator)
    assert "Ingen har jour" in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, sent(worker, until=TODAY + timedelta(days=3))).status_code == 302
    assert [duty.membership for duty in queries.duty_persons(organisation=house.board, on=TODAY)] == [worker.membership]
    duty = Duty.objects.get()
    browser.post(f"{PAGE}{duty.pk}/end/")
    duty.refresh_from_db()
    assert duty.until == TODAY


def test_a_duty_that_has_not_begun_is_taken_out(administrator, worker, signed_in):
    browser = signed_in(administrator)
    browser.post(PAGE, sent(worker, TODAY + timedelta(days=1), TODAY + timedelta(days=2)))
    browser.post(f"{PAGE}{Duty.objects.get().pk}/end/")
    assert not Duty.objects.exists()


def test_only_who_sees_participants_here_can_be_chosen(house, administrator, worker, signed_in):
    elsewhere = house.staff("Olle", Role.CASE_WORKER, house.other_board)
    guard = house.staff("Disa", Role.DATA_PROTECTION_OFFICER, house.board)
    browser = signed_in(administrator)
    page = browser.get(PAGE).content.decode()
    assert "Anna" in page
    assert "Olle" not in page
    for other in (elsewhere, guard):
        assert browser.post(PAGE, sent(other)).status_code == 422
    assert not Duty.objects.exists()


def test_days_the_wrong_way_round_are_said_in_the_form(administrator, worker, signed_in):
    answer = signed_in(administrator).post(PAGE, sent(worker, until=TODAY - timedelta(days=1)))
    assert answer.status_code == 422
    assert "före" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.UNIT_MANAGER, Role.REGISTRAR, Role.DATA_PROTECTION_OFFICER])
def test_for_other_roles_the_pages_do_not_exist(house, administrator, worker, signed_in, role):
    signed_in(administrator).post(PAGE, sent(worker))
    browser = signed_in(house.staff("Rut", role, house.board))
    assert browser.get(PAGE).status_code == 404
    assert browser.post(f"{PAGE}{Duty.objects.get().pk}/end/").status_code == 404


def test_another_organisations_duty_does_not_exist(house, administrator, worker, signed_in):
    signed_in(administrator).post(PAGE, sent(worker))
    stranger = house.staff("Adela", Role.ADMINISTRATOR, house.other_board)
    assert signed_in(stranger).post(f"{PAGE}{Duty.objects.get().pk}/end/").status_code == 404
    assert Duty.objects.get().until == TODAY

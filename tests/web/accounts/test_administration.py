import re
from datetime import date

import pytest

from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role

MEMBERS, NEW = "/administration/members/", "/administration/members/new/"
NEW_PERSON = {"email": "ny@example.invalid", "name": "Ny Person", "role": Role.CASE_WORKER, "since": "2026-03-02"}


@pytest.fixture
def administrator(house):
    return house.staff("Adam", Role.ADMINISTRATOR, house.board)


def test_the_administrator_sees_those_of_her_own_organisation_alone(house, administrator, signed_in):
    house.staff("Anna", Role.CASE_WORKER, house.board)
    house.staff("Olle", Role.CASE_WORKER, house.other_board)
    page = signed_in(administrator).get(MEMBERS).content.decode()
    assert "Anna" in page
    assert "Olle" not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
@pytest.mark.parametrize("page", [MEMBERS, NEW])
def test_for_other_roles_the_pages_do_not_exist(house, signed_in, role, page):
    organisation = house.association if role in (Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER) else house.board
    assert signed_in(house.staff("Rut", role, organisation)).get(page).status_code == 404


def test_a_new_person_gets_a_link_to_choose_a_password(house, administrator, signed_in, client):
    page = signed_in(administrator).post(NEW, NEW_PERSON).content.decode()
    link = re.search(r"http://testserver(/sign-in/forgotten/[^<\s]+)", page).group(1)
    client.logout()
    form = client.get(link, follow=True)
    client.post(
        form.redirect_chain[-1][0],
        {"password1": "en lång mening som lösenord", "password2": "en lång mening som lösenord"},
    )
    assert queries.user_by_email("ny@example.invalid").check_password("en lång mening som lösenord")


def test_nobody_gets_a_link_to_an_account_that_was_there_before(house, administrator, signed_in):
    house.staff("Olle", Role.CASE_WORKER, house.other_board)
    page = signed_in(administrator).post(NEW, {**NEW_PERSON, "email": "olle@example.invalid"}).content.decode()
    assert "/sign-in/forgotten/" not in page
    assert "hade redan ett konto" in page


def test_a_refusal_stands_in_the_form(house, administrator, signed_in):
    house.staff("Petra", Role.PROCESS_LEADER, house.association)
    answer = signed_in(administrator).post(NEW, {**NEW_PERSON, "email": "petra@example.invalid"})
    assert answer.status_code == 422
    assert "samordningsförbund" in answer.content.decode()


def test_a_membership_gets_a_last_day(house, administrator, signed_in):
    worker = house.staff("Anna", Role.CASE_WORKER, house.board)
    signed_in(administrator).post(f"{MEMBERS}{worker.membership.pk}/end/", {"until": "2026-03-31"})
    worker.membership.refresh_from_db()
    assert worker.membership.until == date(2026, 3, 31)


def test_another_organisations_membership_does_not_exist(house, administrator, signed_in):
    foreign = house.staff("Olle", Role.CASE_WORKER, house.other_board)
    address = f"{MEMBERS}{foreign.membership.pk}/end/"
    assert signed_in(administrator).get(address).status_code == 404
    assert signed_in(administrator).post(address, {"until": "2026-03-31"}).status_code == 404
    foreign.membership.refresh_from_db()
    assert foreign.membership.until is None


def test_the_list_costs_the_same_whatever_its_length(house, administrator, signed_in, django_assert_max_num_queries):
    for number in range(12):
        house.staff(f"Anna{number}", Role.CASE_WORKER, house.board)
    client = signed_in(administrator)
    client.get(MEMBERS)  # notes the time of use
    with django_assert_max_num_queries(4):
        client.get(MEMBERS)

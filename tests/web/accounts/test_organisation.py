"""The organisation's settings, its units, and new organisations."""

import pytest

from stegvis.apps.access.models import LogEntry, Organisation
from stegvis.apps.access.roles import Role

SHOW, UNIT = "/administration/organisation/", "/administration/organisation/unit/"
LIST, NEW = "/administration/organisations/", "/administration/organisations/new/"
SETTINGS = {"name": "Socialnämnden", "principal": "Ekby kommun", "phone": "0411-17406", "allows_local_sign_in": "on"}
FOUNDED = {"name": "Nya nämnden", "kind": "eb", "administrator": "Nils Ny", "email": "nils@example.invalid"}


@pytest.fixture
def administrator(house):
    return house.staff("Adam", Role.ADMINISTRATOR, house.board)


@pytest.fixture
def founder(house):
    return house.staff("Frida", Role.ADMINISTRATOR, house.association)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
@pytest.mark.parametrize("page", [SHOW, LIST, NEW])
def test_for_other_roles_the_pages_do_not_exist(house, signed_in, role, page):
    organisation = house.association if role in (Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER) else house.board
    assert signed_in(house.staff("Rut", role, organisation)).get(page).status_code == 404


def test_settings_are_changed_and_how_long_cases_are_kept_takes_a_decision(house, administrator, signed_in):
    answer = signed_in(administrator).post(SHOW, {**SETTINGS, "retention_months": "60"})
    house.board.refresh_from_db()
    assert answer.status_code == 302
    assert (house.board.retention_months, house.board.principal) == (None, "Ekby kommun")


def test_the_log_names_the_fields_and_never_the_values(administrator, signed_in):
    signed_in(administrator).post(SHOW, SETTINGS)
    entry = LogEntry.objects.filter(act="organisation.changed").latest("pk")
    assert "principal" in entry.fields
    assert "Ekby" not in entry.fields + entry.reason


def test_a_unit_is_added_once(house, administrator, signed_in):
    browser = signed_in(administrator)
    assert browser.post(UNIT, {"unit_name": "Mottagningen"}).status_code == 302
    assert browser.post(UNIT, {"unit_name": "Mottagningen"}).status_code == 422
    assert house.board.units.filter(name="Mottagningen").count() == 1


def test_an_authority_s_administrator_adds_no_organisation(administrator, signed_in):
    answer = signed_in(administrator).post(NEW, FOUNDED)
    assert answer.status_code in (403, 404)
    assert not Organisation.objects.filter(name=FOUNDED["name"]).exists()


def test_the_association_s_administrator_adds_an_organisation_with_its_first_administrator(founder, signed_in):
    answer = signed_in(founder).post(NEW, FOUNDED)
    organisation = Organisation.objects.get(name=FOUNDED["name"])
    assert answer.status_code == 200
    assert [each.role for each in organisation.memberships.all()] == [Role.ADMINISTRATOR]


def test_an_organisation_does_not_stand_without_its_administrator(house, founder, signed_in):
    answer = signed_in(founder).post(NEW, {**FOUNDED, "name": house.board.name})
    assert answer.status_code == 422
    assert not Organisation.objects.filter(name=FOUNDED["name"]).exists()

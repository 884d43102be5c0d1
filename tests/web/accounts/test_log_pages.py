import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.apps.access import actions as access
from stegvis.apps.access import log, sealing
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Job
from stegvis.apps.people import actions as people
from stegvis.core.personal_numbers import parse

LOG = "/administration/log/"


@pytest.fixture
def officer(house):
    return house.staff("Dora", Role.DATA_PROTECTION_OFFICER, house.board)


@pytest.fixture
def worker(house):
    return house.staff("Anna", Role.CASE_WORKER, house.board)


def search(client, **wanted):
    days = {"since": "2020-01-01", "until": "2099-12-31"}
    return client.post(LOG, {**days, **wanted}).content.decode()


def test_entries_are_told_in_words(officer, worker, signed_in):
    log.record("case.exited", by=worker, person_key="amina-key", fields=["exit_reason", "health"])
    page = search(signed_in(officer))
    assert "Registrerade ett avslut" in page
    assert "Anna<br>" in page
    assert "Handläggare</span>" in page
    assert "Person amina-" in page
    assert "Avslutsorsak, Hälsa" in page
    assert "case.exited" not in page
    assert "staff:" not in page


def test_a_refusal_says_what_was_tried_and_why_not(officer, worker, signed_in):
    log.record("case.started", by=worker)
    log.record_refusal("casework.exit_case", by=worker, reason="AlreadyExited")
    page = search(signed_in(officer), refused_only="on")
    assert "Registrera ett avslut" in page
    assert "Nekad" in page
    assert "Ärendet är redan avslutat." in page
    assert "Registrerade en start" not in page


def test_work_in_the_background_is_told_with_whose_it_is(officer, worker, signed_in):
    log.record("intake.applied", by=Job("intake.apply", worker), target="intake.Batch:x")
    page = search(signed_in(officer))
    assert "Anna<br>" in page
    assert "arbete i bakgrunden" in page


def test_who_works_elsewhere_is_known_by_the_organisation(officer, house, signed_in):
    foreign = house.staff("Olle", Role.CASE_WORKER, house.other_board)
    log.record("disclosure.read", by=foreign, organisation=house.board)
    page = search(signed_in(officer))
    assert house.other_board.name in page
    assert "Olle" not in page


def test_a_person_chosen_in_the_list_shows_what_was_done_about_her_alone_and_in_lists(officer, worker, signed_in):
    log.record("person.read", by=worker, person_key="amina-key")
    log.record("cases.listed", by=worker, person_keys=["other-key", "amina-key"])
    log.record("person.corrected", by=worker, person_key="other-key")
    client = signed_in(officer)
    page = search(client, only="amina-key")
    assert "Öppnade en persons sida" in page
    assert "Såg en lista med deltagare" in page
    assert "Rättade en persons uppgifter" not in page
    assert 'name="person" value="amina-key"' in page
    assert "Rättade en persons uppgifter" in search(client, person="amina-key", everyone="1")


def test_a_personal_number_finds_a_person_and_is_not_sent_back(officer, house, signed_in):
    board = people_of(house)
    page = search(signed_in(officer), number="19121212-1212")
    assert "Registrerade en person" in page
    assert "Påhittad" not in page
    assert not re.search("1212-?1212", page)
    assert LogEntry.objects.filter(act="people.searched", user_id=officer.user_id, person_keys=board.key).exists()


def test_another_organisations_person_is_nobody(officer, house, signed_in):
    people_of(house, house.other_board)
    answer = signed_in(officer).post(LOG, {"since": "2020-01-01", "until": "2099-12-31", "number": "191212121212"})
    assert answer.status_code == 422
    assert "Din organisation har ingen med det här numret." in answer.content.decode()


def test_entries_are_found_by_who_and_what(officer, worker, house, signed_in):
    colleague = house.staff("Rut", Role.REGISTRAR, house.board)
    log.record("person.read", by=worker)
    log.record("case.started", by=colleague)
    page = search(signed_in(officer), user=worker.user.pk)
    assert "Öppnade en persons sida" in page
    assert "Registrerade en start" not in page
    assert "Registrerade en start" in search(signed_in(officer), group="change")


def test_days_bound_the_search(officer, worker, signed_in):
    log.record("person.read", by=worker)
    page = search(signed_in(officer), since="2020-01-01", until="2020-12-31")
    assert "Öppnade en persons sida" not in page
    assert "Inget i loggen stämmer" in page


def test_another_organisations_entries_do_not_exist(officer, house, signed_in):
    foreign = house.staff("Olle", Role.CASE_WORKER, house.other_board)
    log.record("person.read", by=foreign, person_key="amina-key")
    page = search(signed_in(officer), person="amina-key")
    assert "Öppnade en persons sida" not in page
    assert "Olle" not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_PROTECTION_OFFICER}))
def test_for_other_roles_the_log_does_not_exist(house, signed_in, role):
    organisation = house.association if role in (Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER) else house.board
    client = signed_in(house.staff("Rut", role, organisation))
    assert client.get(LOG).status_code == 404
    assert client.post(f"{LOG}verify/").status_code == 404


def test_looking_into_the_log_is_logged(officer, signed_in):
    search(signed_in(officer), person="amina-key")
    assert LogEntry.objects.get(act="log.read").person_key == "amina-key"


def test_the_state_of_the_chain_is_shown(officer, worker, signed_in):
    log.record("person.read", by=worker)
    sealing.seal_all()
    page = signed_in(officer).post(f"{LOG}verify/").content.decode()
    assert "Loggen är hel" in page
    assert sealing.state().digest in page


def test_long_answers_come_in_pages(officer, worker, signed_in):
    for number in range(60):
        log.record("person.read", by=worker, person_key=f"p{number:02}-key")
    client = signed_in(officer)
    assert "Äldre" in search(client, group="read")
    older = search(client, group="read", page=2)
    assert 'value="p00-key"' in older
    assert 'value="p59-key"' not in older


def test_the_page_asks_the_database_as_often_for_one_entry_as_for_fifty(
    officer, worker, house, signed_in, django_assert_num_queries
):
    client = signed_in(officer)
    search(client)
    with CaptureQueriesContext(connection) as few:
        search(client)
    for number in range(50):
        log.record("cases.listed", by=worker, person_keys=[f"p{number}", "another"])
        log.record("membership.added", by=officer, target=worker.membership)
    with django_assert_num_queries(len(few)):
        search(client)


def people_of(house, organisation=None):
    organisation = organisation or house.board
    administrator = house.staff("Adam", Role.ADMINISTRATOR, organisation)
    access.change_organisation(organisation=organisation, retention_months=24, by=administrator)
    registrar = house.staff("Rut", Role.REGISTRAR, organisation)
    return people.register_person(
        number=parse("191212121212", as_of=date(2020, 1, 1)),
        given_name="Påhittad",
        family_name="Person",
        by=registrar,
    )

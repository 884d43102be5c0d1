import pytest

from stegvis.apps.access import log, sealing
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role

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


def test_a_persons_key_finds_what_was_read_of_her_alone_and_in_lists(officer, worker, signed_in):
    log.record("person.read", by=worker, person_key="amina-key", fields=["health"])
    log.record("people.listed", by=worker, person_keys=["other-key", "amina-key"])
    log.record("person.edited", by=worker, person_key="other-key")
    page = search(signed_in(officer), person_key="amina-key")
    assert "person.read" in page
    assert "people.listed" in page
    assert "person.edited" not in page


def test_entries_are_found_by_who_and_what(officer, worker, house, signed_in):
    colleague = house.staff("Rut", Role.REGISTRAR, house.board)
    log.record("person.read", by=worker)
    log.record("case.started", by=colleague)
    page = search(signed_in(officer), user=worker.user.pk)
    assert "person.read" in page
    assert "case.started" not in page
    assert "case.started" in search(signed_in(officer), act="case.")


def test_days_bound_the_search(officer, worker, signed_in):
    log.record("person.read", by=worker)
    assert "person.read" not in search(signed_in(officer), since="2020-01-01", until="2020-12-31")


def test_another_organisations_entries_do_not_exist(officer, house, signed_in):
    foreign = house.staff("Olle", Role.CASE_WORKER, house.other_board)
    log.record("person.read", by=foreign, person_key="amina-key")
    page = search(signed_in(officer), person_key="amina-key")
    assert "person.read" not in page
    assert "Olle" not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_PROTECTION_OFFICER}))
def test_for_other_roles_the_log_does_not_exist(house, signed_in, role):
    organisation = house.association if role in (Role.PROCESS_LEADER, Role.ASSOCIATION_OFFICER) else house.board
    client = signed_in(house.staff("Rut", role, organisation))
    assert client.get(LOG).status_code == 404
    assert client.post(f"{LOG}verify/").status_code == 404


def test_looking_into_the_log_is_logged(officer, signed_in):
    search(signed_in(officer), person_key="amina-key")
    assert LogEntry.objects.get(act="log.read").person_key == "amina-key"


def test_the_state_of_the_chain_is_shown(officer, worker, signed_in):
    log.record("person.read", by=worker)
    sealing.seal_all()
    page = signed_in(officer).post(f"{LOG}verify/").content.decode()
    assert "Loggen är hel" in page
    assert sealing.state().digest in page


def test_long_answers_come_in_pages(officer, worker, signed_in):
    for number in range(60):
        log.record(f"person.read{number}", by=worker)
    client = signed_in(officer)
    assert "Äldre" in search(client, act="person.")
    older = search(client, act="person.", page=2)
    assert "person.read0<" in older
    assert "person.read59<" not in older

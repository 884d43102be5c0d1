"""Every page of figures as everybody at work: the right person and the wrong one."""

import pytest

from tests.cast import WORKERS

BOARDS = ("case_worker", "colleague", "registrar", "unit_manager", "trusted_registrar")
PARTIES = ("other_case_worker", "other_registrar", "af_worker", "fk_worker")
OWN = frozenset((*BOARDS, *PARTIES))
PROJECT = frozenset({"process_leader", "officer", "evaluator"})
WRITERS = frozenset({"process_leader", "evaluator"})
READERS = frozenset({"board_member"})

PAGES = {
    "": OWN | PROJECT | READERS,
    "stegen/tables/": OWN | PROJECT,
    "stegen/tables/age_by_sex/": OWN | PROJECT,
    "stegen/tables/age_by_sex/chart.svg": OWN | PROJECT,
    "stegen/tables/age_by_sex.xlsx": OWN | PROJECT,
    "stegen/tables/age_by_sex.csv": OWN | PROJECT,
    "stegen/tables/all.xlsx": OWN | PROJECT,
    "stegen/tables/age_by_sex/people/?code=total&column=total": OWN,
    "stegen/goal/": OWN | PROJECT,
    "stegen/report/": OWN | PROJECT,
    "stegen/versions/": OWN | PROJECT | READERS,
    "stegen/versions/{key}/": PROJECT | READERS,
    "stegen/versions/{key}/flow_chart.svg": PROJECT | READERS,
    "stegen/tables/nothing/": frozenset(),
    "stegen/tables/staffing/chart.svg": frozenset(),
    "stegen/versions/{key}/nothing.svg": frozenset(),
    "stegen/versions/nothing/": frozenset(),
    "other/goal/": frozenset(),
}
ACTS = {
    "stegen/tables/renew/": PROJECT,
    "stegen/report/texts/summary/": WRITERS,
    "stegen/report/drafts/summary/": WRITERS,
    "stegen/report/freeze/": WRITERS,
}


ONE_OF_EACH = ("case_worker", "other_registrar", "process_leader", "evaluator", "board_member", "administrator")
EVERYBODY = [each if each in ONE_OF_EACH else pytest.param(each, marks=pytest.mark.soak) for each in WORKERS]
"""Reckoning all figures takes seconds: one of each audience asks for them, and all in the long runs."""


@pytest.mark.parametrize("name", EVERYBODY)
def test_each_page_opens_for_the_right_ones_alone(cast, signed_in, frozen, name):
    client = signed_in(cast.staff[name])
    for page, right in PAGES.items():
        status = client.get(f"/reports/{page.format(key=frozen.key)}").status_code
        assert status in ((200, 302) if name in right else (404,)), (page, status)


@pytest.mark.parametrize("name", WORKERS)
def test_each_act_is_done_by_the_right_ones_alone(cast, signed_in, frozen, name):
    client = signed_in(cast.staff[name])
    for page, right in ACTS.items():
        status = client.post(f"/reports/{page}", {"text": "Ny.", "after": ""}).status_code
        assert status in ((200, 302, 422) if name in right else (404,)), (page, status)


def test_nobody_comes_in_without_signing_in(client, cast, frozen):
    for page in PAGES:
        assert client.get(f"/reports/{page.format(key=frozen.key)}").status_code == 302


def test_the_steering_group_finds_no_person_on_any_route(cast, signed_in, frozen):
    client = signed_in(cast.board_member)
    people = ("Amina", "Öz", "Björn Alm", cast.amina.key, cast.bjorn.key, cast.amina_case.key, cast.bjorn_case.key)
    seen = []
    for page in ("stegen/versions/", f"stegen/versions/{frozen.key}/", f"stegen/versions/{frozen.key}.html"):
        text = client.get(f"/reports/{page}").content.decode()
        seen.append(len(text))
        assert not [each for each in people if each in text], page
    assert min(seen) > 1000
    for address in ("/participants/", f"/participants/{cast.amina.key}/", "/reports/stegen/tables/flow/people/"):
        assert client.get(address).status_code == 404


def test_an_authoritys_staff_read_their_own_cases_and_not_anothers(cast, signed_in):
    page = signed_in(cast.registrar).get("/reports/stegen/tables/age_by_sex/people/?code=total&column=total")
    assert "Amina Öz" in page.content.decode()
    assert "Alm" not in page.content.decode()

"""Who has how many, handing over several at once, and the receiver's start page."""

from datetime import date

import pytest

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Responsibility
from stegvis.apps.projects import actions as projects
from tests.cast import WOMEN, register

ON = date(2010, 9, 1)


def text(answer):
    return answer.content.decode()


def test_several_are_handed_over_and_the_receiver_takes_note(cast, signed_in):
    berit = register(cast.case_worker, cast.project, WOMEN[1], "Berit", "Ek", unit=cast.unit)
    client, at = signed_in(cast.unit_manager), f"/caseload/{cast.case_worker.user_id}/hand-over/"
    assert at in text(client.get("/caseload/"))
    assert "Berit Ek" in text(client.get(at))
    sent = {
        "cases": [cast.amina_case.key, berit.key],
        "responsible": cast.colleague.user_id,
        "on": "2010-09-01",
        "note": "Ring på tisdagar.",
        "sending": "1",
    }
    assert client.post(at, sent).url == "/caseload/"
    assert Responsibility.objects.filter(user=cast.colleague.user, until__isnull=True).count() == 2
    client = signed_in(cast.colleague)
    assert "<strong>2</strong><span>Överlämnat till dig</span>" in text(client.get("/today/"))
    page = text(client.get("/hand-overs/"))
    assert page.count("Ring på tisdagar.") == 2
    assert "Berit Ek" in page
    row = Responsibility.objects.get(case=berit, until__isnull=True)
    assert client.post(f"/hand-overs/{row.pk}/noted/").url == "/hand-overs/"
    assert "<strong>1</strong><span>Överlämnat till dig</span>" in text(client.get("/today/"))
    assert "Berit" not in text(client.get("/hand-overs/"))


def test_a_case_worker_hands_over_her_own_with_a_note(cast, signed_in):
    client, at = signed_in(cast.case_worker), f"/caseload/{cast.case_worker.user_id}/hand-over/"
    assert at in text(client.get("/participants/"))
    assert f"/cases/{cast.amina_case.key}/responsible/" in text(client.get(f"/participants/{cast.amina.key}/"))
    sent = {"cases": [cast.amina_case.key], "responsible": cast.colleague.user_id, "on": "2010-09-01", "sending": "1"}
    assert client.post(at, sent).status_code == 422
    assert client.post(at, {**sent, "note": "Ring på tisdagar.", "sending": "2"}).url == "/participants/"
    assert Responsibility.objects.get(case=cast.amina_case, until__isnull=True).user == cast.colleague.user
    assert client.get(f"/caseload/{cast.colleague.user_id}/hand-over/").status_code == 404


def test_a_forbidden_case_among_several_stops_all(cast, signed_in):
    client, at = signed_in(cast.unit_manager), f"/caseload/{cast.case_worker.user_id}/hand-over/"
    chosen = [cast.amina_case.key, cast.bjorn_case.key]
    sent = {"cases": chosen, "responsible": cast.colleague.user_id, "on": "2010-09-01", "sending": "1"}
    assert client.post(at, sent).status_code == 422
    assert not Responsibility.objects.filter(user=cast.colleague.user).exists()


def test_passing_the_limit_is_said_and_stops_nobody(cast, signed_in):
    projects.update_project(project=cast.project, caseload_limit=1, by=cast.officer)
    register(cast.registrar, cast.project, WOMEN[1], "Berit", "Ek", responsible=cast.colleague.user)
    client = signed_in(cast.registrar)
    at = f"/cases/{cast.amina_case.key}/responsible/"
    assert "Colleague – har 1 av 1" in text(client.get(at))
    said = client.post(at, {"responsible": cast.colleague.user_id, "on": "2010-09-01", "sending": "1"}, follow=True)
    assert "Colleague har nu 2 pågående ärenden i Stegen. Gränsen är 1." in text(said)
    assert "Över gränsen" in text(client.get("/caseload/"))


@pytest.mark.parametrize("name", ["case_worker", "process_leader", "referrer", "board_member", "provider"])
def test_who_shares_out_no_work_finds_no_such_page(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get("/caseload/").status_code == 404
    assert client.get(f"/caseload/{cast.colleague.user_id}/hand-over/").status_code == 404


def test_another_authoritys_worker_has_nobody_to_hand_over(cast, signed_in):
    page = text(signed_in(cast.other_registrar).get(f"/caseload/{cast.case_worker.user_id}/hand-over/"))
    assert "Amina" not in page
    assert "Case worker" not in page.split("<main")[1]


def test_the_page_costs_the_same_with_more_workers(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.registrar)
    for number, worker in enumerate((cast.colleague, cast.unit_manager, cast.case_worker), start=1):
        register(cast.registrar, cast.project, WOMEN[number], f"P{number}", "Ek", responsible=worker.user)
    client.get("/caseload/")
    with django_assert_max_num_queries(9):
        client.get("/caseload/")
    actions.hand_over_cases(cases=[cast.amina_case], user=cast.colleague.user, on=ON, by=cast.registrar)
    client = signed_in(cast.colleague)
    client.get("/hand-overs/")
    with django_assert_max_num_queries(8):
        client.get("/hand-overs/")

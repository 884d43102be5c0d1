from datetime import date

import pytest

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import FollowUp
from stegvis.apps.casework.queries import facts_of, followups_due
from stegvis.core import codebook
from tests.cast import WOMEN, register

FAR = date(2030, 1, 1)


def facts(person, kind):
    return [fact for fact in facts_of(person) if fact.kind == kind]


def act_on(client, case, act, **values):
    return client.post(f"/cases/{case.key}/{act}/", values)


@pytest.fixture
def exited(cast):
    return actions.exit_case(
        case=cast.amina_case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker
    )


def test_an_exit_with_how_she_lives_then_plans_the_follow_ups(cast, signed_in):
    client = signed_in(cast.case_worker)
    answer = act_on(
        client,
        cast.amina_case,
        "exit",
        on="2010-10-01",
        reason="A1",
        livelihood_1="wage",
        share_1="100",
        occupation="work",
        hours="40",
    )
    assert answer.url == f"/participants/{cast.amina.key}/"
    page = client.get(answer.url).content.decode()
    assert "Arbete utan stöd" in page
    assert "6 månader efter avslut" in page
    assert [fact.code for fact in facts(cast.amina, "livelihood")] == ["assistance_full", "wage"]
    assert FollowUp.objects.filter(case=cast.amina_case).count() == 3


def test_an_exit_before_the_start_is_refused_in_the_form(cast, signed_in):
    answer = act_on(signed_in(cast.case_worker), cast.amina_case, "exit", on="2010-01-01", reason="A1", note="Kvar")
    assert answer.status_code == 422
    assert "Kvar" in answer.content.decode()
    cast.amina_case.refresh_from_db()
    assert cast.amina_case.state == "under_way"


def test_nobody_exits_twice(cast, signed_in, exited):
    client = signed_in(cast.case_worker)
    assert client.get(f"/cases/{exited.key}/exit/").status_code == 403
    assert act_on(client, exited, "exit", on="2010-10-01", reason="S1").status_code == 422


def test_an_exit_is_corrected_with_why(cast, signed_in, exited):
    client = signed_in(cast.case_worker)
    assert act_on(client, exited, "exit/correct", on="2010-09-03", reason="S1", why="").status_code == 422
    act_on(client, exited, "exit/correct", on="2010-09-03", reason="S1", why="Började studera")
    exited.refresh_from_db()
    assert (exited.exited_on, exited.exit_reason) == (date(2010, 9, 3), "S1")


def test_an_exit_is_copied_to_the_record_with_livelihood_and_occupation_after(cast, signed_in, exited):
    client = signed_in(cast.case_worker)
    where = f"/cases/{exited.key}/exit/record/"
    page = client.get(where).content.decode()
    assert f"akten hos {cast.ekby.name}" in page
    said = page.split("<textarea")[1]
    for words in (
        "Avslut från Stegen",
        "2010-09-01",
        "Arbete utan stöd",
        "Försörjning efter",
        "12 månader efter avslut",
    ):
        assert words in said
    answer = client.get(f"{where}pdf/")
    assert answer.content.startswith(b"%PDF")
    assert cast.amina.family_name not in answer["Content-Disposition"]
    assert client.get(f"/cases/{cast.bjorn_case.key}/exit/record/").status_code == 404
    assert signed_in(cast.colleague).get(where).status_code == 404


def test_reopening_takes_a_reason(cast, signed_in, exited):
    client = signed_in(cast.case_worker)
    assert act_on(client, exited, "reopen", why=" ").status_code == 422
    act_on(client, exited, "reopen", why="Avslutet var för tidigt")
    exited.refresh_from_db()
    assert exited.state == "under_way"


def test_a_referred_person_goes_step_by_step_to_her_start(cast, signed_in):
    case = register(
        cast.registrar, cast.project, WOMEN[1], "Fatima", "Berg", started_on=None, referred_on=date(2010, 3, 1)
    )
    client = signed_in(cast.registrar)
    assert act_on(client, case, "start", on="2010-03-05").status_code == 422
    for step in ("mapping", "accepted"):
        assert act_on(client, case, "step", to=step, on="2010-03-05").status_code == 302
    assert act_on(client, case, "start", on="2010-03-05").status_code == 302
    case.refresh_from_db()
    assert (case.state, case.started_on) == ("under_way", date(2010, 3, 5))


def test_who_is_responsible_changes_from_a_day_on(cast, signed_in):
    client = signed_in(cast.registrar)
    act_on(client, cast.amina_case, "responsible", responsible=cast.colleague.user.pk, on="2010-09-01")
    page = client.get(f"/participants/{cast.amina.key}/").content.decode()
    assert "Colleague, sedan 2010-09-01" in page
    assert "2010-03-02 – 2010-08-31" in page


def test_only_colleagues_can_be_chosen(cast, signed_in):
    client = signed_in(cast.registrar)
    foreign = cast.other_case_worker.user.pk
    assert act_on(client, cast.amina_case, "responsible", responsible=foreign, on="2010-09-01").status_code == 422


def test_what_came_of_a_follow_up(cast, signed_in, exited):
    followup = followups_due(cast.case_worker, date(2010, 9, 1), FAR).first()
    client, address = signed_in(cast.case_worker), f"/follow-ups/{followup.pk}/"
    wrong = client.post(address, {"status": "unreachable", "on": "2011-03-01", "livelihood_1": "wage"})
    assert wrong.status_code == 422
    assert (
        client.post(address, {"status": "done", "on": "2011-03-01", "occupation": "studies_upper"}).status_code == 302
    )
    assert [fact.code for fact in facts(cast.amina, "occupation")][-1] == "studies_upper"
    again = client.post(address, {"status": "declined", "on": "2011-03-02"})
    assert again.status_code == 422
    corrected = client.post(f"{address}correct/", {"status": "declined", "on": "2011-03-02", "why": "Fel person"})
    assert corrected.status_code == 302
    assert FollowUp.objects.get(case=exited, months=6, withdrawn_at__isnull=True).status == "declined"


def test_the_list_of_follow_ups_shows_those_due(cast, signed_in, exited):
    client = signed_in(cast.case_worker)
    page = client.get("/follow-ups/?due=late").content.decode()
    assert page.count("Amina Öz") >= 3
    assert "Amina" not in signed_in(cast.other_case_worker).get("/follow-ups/?due=late").content.decode()


def test_a_fact_is_recorded_ended_corrected_and_withdrawn(cast, signed_in):
    client, base = signed_in(cast.case_worker), f"/participants/{cast.amina.key}/facts"
    client.post(f"{base}/livelihood/new/", {"code": "wage", "share": "20", "on": "2010-08-01", "source": "person"})
    wage = facts(cast.amina, "livelihood")[-1]
    assert (wage.code, wage.amount, wage.source) == ("wage", 20, "person")
    same = {"code": "wage", "share": "30", "on": "2010-08-01", "until": ""}
    assert client.post(f"{base}/livelihood/{wage.id}/correct/", {**same, "why": ""}).status_code == 422
    client.post(f"{base}/livelihood/{wage.id}/correct/", {**same, "why": "Fel andel"})
    wage = facts(cast.amina, "livelihood")[-1]
    assert wage.amount == 30
    client.post(f"{base}/livelihood/{wage.id}/end/", {"until": "2010-09-30"})
    assert facts(cast.amina, "livelihood")[-1].until == date(2010, 9, 30)
    client.post(f"{base}/livelihood/{wage.id}/withdraw/", {"why": "Hade inget arbete"})
    assert [fact.code for fact in facts(cast.amina, "livelihood")] == ["assistance_full"]


def test_a_language_level_says_who_judged(cast, signed_in):
    client = signed_in(cast.case_worker)
    address = f"/participants/{cast.amina.key}/facts/languagelevel/new/"
    client.post(
        address, {"language": "sv", "level": "A2", "assessed_by": "person", "on": "2010-08-01", "source": "own"}
    )
    assert "Svenska: A2, personen själv" in client.get(f"/participants/{cast.amina.key}/").content.decode()


@pytest.mark.parametrize("kind", ["householdmembership", "nonsense"])
def test_only_kinds_that_are_entered_here_have_a_page(cast, signed_in, kind):
    assert signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/facts/{kind}/new/").status_code == 404


def test_another_persons_fact_does_not_exist_on_this_page(cast, signed_in):
    other = facts(cast.bjorn, "livelihood")[0]
    address = f"/participants/{cast.amina.key}/facts/livelihood/{other.id}/withdraw/"
    assert signed_in(cast.case_worker).post(address, {"why": "Nyfiken"}).status_code == 404
    assert facts(cast.bjorn, "livelihood") == [other]


def test_details_are_corrected_with_why_and_only_what_was_changed(cast, signed_in):
    client, address = signed_in(cast.case_worker), f"/participants/{cast.amina.key}/correct/"
    stands = {"given_name": "Amina", "family_name": "Öz", "sex": "woman", "birth_date": cast.amina.birth_date}
    stands |= {"municipality": "1267", "birth_region": "middle_east_north_africa", "arrival_year": "2002"}
    assert client.post(address, {**stands, "phone": "070-174 06 05"}).status_code == 422
    assert client.post(address, {**stands, "phone": "070-174 06 05", "why": "Nytt nummer"}).status_code == 302
    cast.amina.refresh_from_db()
    assert (cast.amina.phone, cast.amina.family_name) == ("070-174 06 05", "Öz")


ACTS = ["start", "step", "correct", "reopen", "responsible", "exit", "exit/correct"]


@pytest.mark.parametrize("name", ["other_case_worker", "colleague", "process_leader", "board_member", "administrator"])
@pytest.mark.parametrize("act", ACTS)
def test_for_others_there_is_no_such_case(cast, signed_in, name, act):
    client = signed_in(cast.staff[name])
    assert client.get(f"/cases/{cast.amina_case.key}/{act}/").status_code == 404
    assert act_on(client, cast.amina_case, act, on="2010-10-01").status_code == 404


@pytest.mark.parametrize("name", ["case_worker", "registrar", "unit_manager", "provider"])
def test_a_button_stands_exactly_where_the_act_is_allowed(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    page = client.get(f"/participants/{cast.amina.key}/")
    for act in ("exit", "responsible", "correct"):
        address = f"/cases/{cast.amina_case.key}/{act}/"
        has_button = page.status_code == 200 and f'href="{address}"' in page.content.decode()
        assert has_button == (client.get(address).status_code == 200), (name, act)

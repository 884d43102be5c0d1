"""Handing over by pages: what a ground opens can be chosen, and nothing else leaves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions
from stegvis.apps.people.models import Disclosure
from tests.apps.people.sharing import consent, entries
from tests.cast import AMINA, WOMEN, register

from .pages import STRANGERS, hand_over_to, links, shared, text


def sent(cast, *chosen, **values):
    usual = {"chosen": list(chosen) or entries(cast.amina, "identity"), "way": "here", "sending": "x"}
    return {**usual, "to_user": cast.af_worker.user.pk, **values}


@pytest.mark.usefixtures("agreed")
def test_only_what_a_ground_opens_can_be_chosen(cast, signed_in):
    page = text(signed_in(cast.case_worker).get(shared(cast.amina, "new/")))
    ways = [link for link in links(page) if "/shared/new/" in link]
    assert ways == [hand_over_to(cast.amina, cast.af)]
    assert "samtycke av 1 januari 2026" in page
    for other in (cast.fk, cast.region, cast.almby):
        assert other.name in page
    assert cast.association.name not in page.split("<main")[1]


@pytest.mark.usefixtures("agreed")
def test_name_and_number_are_ticked_and_all_else_is_for_her_who_thinks(cast, signed_in):
    page = text(signed_in(cast.case_worker).get(hand_over_to(cast.amina, cast.af)))
    boxes = [part.split(">")[0] for part in page.split('name="chosen" value="')[1:]]
    ticked = {box.split('"')[0] for box in boxes if "checked" in box}
    assert ticked == {"person:number", "person:name"}
    assert {box.split('"')[0] for box in boxes} == set(entries(cast.amina, "identity", "economy"))
    assert "Detta lämnas ut till Arbetsförmedlingen Sjöbygden, med stöd av samtycke av 1 januari 2026" in page


@pytest.mark.usefixtures("agreed")
def test_what_is_chosen_goes_over_as_a_copy(cast, signed_in):
    client = signed_in(cast.case_worker)
    economy = entries(cast.amina, "economy")
    answer = client.post(
        hand_over_to(cast.amina, cast.af), sent(cast, "person:number", *economy, text_economy="Söker bostadsbidrag.")
    )
    disclosure = Disclosure.objects.get()
    assert answer.url == f"/shared/{disclosure.key}/"
    assert (disclosure.receiver, disclosure.to_user, disclosure.way) == (cast.af, cast.af_worker.user, "here")
    assert {each["id"] for each in disclosure.copy["entries"]} == {"person:number", *economy}
    assert disclosure.copy["texts"] == {"economy": "Söker bostadsbidrag."}
    assert "Söker bostadsbidrag." in text(client.get(answer.url))


@pytest.mark.usefixtures("agreed")
def test_one_forbidden_entry_among_those_chosen_and_nothing_goes_over(cast, signed_in):
    forbidden = entries(cast.amina, "work_education")[0]
    values = sent(cast, "person:number", forbidden, text_economy="Kvar på sidan")
    answer = signed_in(cast.case_worker).post(hand_over_to(cast.amina, cast.af), values)
    assert answer.status_code == 422
    assert "Kvar på sidan" in text(answer)
    assert not Disclosure.objects.exists()
    refusal = LogEntry.objects.get(act="people.hand_over", refused=True)
    assert (refusal.reason, refusal.user_id) == ("NoGround", cast.case_worker.user.pk)


def test_a_ground_withdrawn_while_the_page_stood_open_stops_it_all(cast, signed_in, agreed):
    client = signed_in(cast.case_worker)
    actions.withdraw_ground(ground=agreed, by=cast.case_worker)
    answer = client.post(hand_over_to(cast.amina, cast.af), sent(cast))
    assert answer.status_code == 422
    assert not Disclosure.objects.exists()
    assert client.get(hand_over_to(cast.amina, cast.af)).url == shared(cast.amina, "new/")


@pytest.mark.usefixtures("agreed")
def test_sent_twice_it_is_handed_over_once(cast, signed_in):
    client = signed_in(cast.case_worker)
    first, second = (client.post(hand_over_to(cast.amina, cast.af), sent(cast)) for _time in range(2))
    assert first.url == second.url
    assert Disclosure.objects.count() == 1


@pytest.mark.usefixtures("agreed")
def test_a_draft_keeps_the_ticks_and_the_words(cast, signed_in):
    client, address = signed_in(cast.case_worker), hand_over_to(cast.amina, cast.af)
    client.post(f"{address}?draft", {"text_economy": "Halvvägs", "way": "paper", "sending": "x"})
    page = text(client.get(address))
    assert "Halvvägs" in page
    assert not [part for part in page.split('name="chosen"')[1:] if "checked" in part.split(">")[0]]
    assert "Halvvägs" not in text(signed_in(cast.registrar).get(address))


@pytest.mark.usefixtures("agreed")
def test_on_paper_it_is_the_same_copy(cast, signed_in):
    client = signed_in(cast.case_worker)
    answer = client.post(hand_over_to(cast.amina, cast.af), sent(cast, way="paper"))
    assert Disclosure.objects.get().way == "paper"
    assert client.get(f"{answer.url}pdf/").content.startswith(b"%PDF")


@pytest.mark.parametrize("name", [*STRANGERS, "colleague", "af_worker"])
@pytest.mark.usefixtures("agreed")
def test_for_others_there_is_nothing_to_hand_over(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    for address in (shared(cast.amina), shared(cast.amina, "new/"), hand_over_to(cast.amina, cast.af)):
        assert client.get(address).status_code == 404
        assert client.post(address, sent(cast)).status_code in (404, 405)
    assert not Disclosure.objects.exists()


@pytest.mark.usefixtures("agreed")
def test_neither_the_own_organisation_nor_an_association_nor_an_unknown_purpose_is_a_way(cast, signed_in):
    client = signed_in(cast.case_worker)
    for receiver in (cast.ekby, cast.association):
        assert client.get(hand_over_to(cast.amina, receiver)).status_code == 403
    assert client.get(hand_over_to(cast.amina, cast.af, "curiosity")).status_code == 404


def test_a_protected_person_goes_to_nobody_without_the_right(cast, signed_in):
    case = register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person={"protection": "marked"})
    consent(cast, person=case.person, by=cast.trusted_registrar)
    assert signed_in(cast.registrar).get(shared(case.person)).status_code == 404
    client, address = signed_in(cast.trusted_registrar), hand_over_to(case.person, cast.af)
    assert client.get(address).status_code == 200
    assert client.post(address, sent(cast, "person:name")).status_code == 422
    assert not Disclosure.objects.exists()


@pytest.mark.usefixtures("agreed")
def test_neither_addresses_nor_the_log_hold_a_name_or_a_number(cast, signed_in):
    client = signed_in(cast.case_worker)
    client.post(hand_over_to(cast.amina, cast.af), sent(cast, text_economy="Hemligt ord"))
    addresses = " ".join(links(text(client.get(shared(cast.amina)))))
    rows = " ".join(str(value) for row in LogEntry.objects.values() for value in row.values())
    for secret in ("Amina", "Öz", AMINA.number, "Hemligt"):
        assert secret not in addresses
        assert secret not in rows


def test_the_page_costs_the_same_however_much_was_shared(cast, signed_in, agreed, django_assert_num_queries):
    client = signed_in(cast.case_worker)
    costs = []
    for times in (1, 3):
        for _time in range(times):
            actions.hand_over(
                person=cast.amina,
                receiver=cast.af,
                purpose="planning",
                chosen=entries(cast.amina, "identity"),
                by=cast.case_worker,
            )
        client.get(shared(cast.amina))
        with django_assert_num_queries(12) as asked:
            client.get(shared(cast.amina))
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("rest", ["new/", "new/{af}/planning/", "ask/", "ask/{af}/planning/"])
def test_the_steps_cost_the_same_however_many_grounds_there_are(cast, signed_in, django_assert_num_queries, rest):
    client, address = signed_in(cast.case_worker), shared(cast.amina, rest.format(af=cast.af.pk))
    consent(cast)
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for receiver in ("fk", "region", "af"):
        consent(cast, ways=(("ekby", receiver),), kinds=("identity", "economy", "health"))
    with django_assert_num_queries(len(once)):
        client.get(address)
    assert len(once) <= 40  # one for each thing that can be handed over


@pytest.mark.usefixtures("agreed")
def test_her_pages_stand_under_participants(cast, signed_in):
    page = text(signed_in(cast.case_worker).get(shared(cast.amina)))
    assert '<a href="/participants/" aria-current="page">' in page

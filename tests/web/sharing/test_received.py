"""The inbox: what waits to be filed, whose it is, and the questions to answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import Disclosure, DisclosureRequest, Person
from tests.apps.people.sharing import ALL_KINDS, consent, entries, hand_over
from tests.cast import AMINA, WOMEN, register

from .pages import STRANGERS, shared, text

RECEIVED = "/received/"


def file_of(disclosure):
    return f"/received/{disclosure.key}/file/"


@pytest.fixture
def asked(cast, agreed):
    """Ekby asks AF about Amina's economy."""
    return actions.ask(
        person=cast.amina,
        holder=cast.af,
        purpose="planning",
        kinds=["economy", "health"],
        message="Inför planen.",
        to_user=cast.af_worker.user,
        by=cast.case_worker,
    )


def test_what_waits_stands_in_the_inbox_and_on_the_start_page(cast, signed_in, handed_over):
    client = signed_in(cast.af_worker)
    page = text(client.get(RECEIVED))
    assert f"/shared/{handed_over.key}/" in page
    assert "Amina" not in page
    today = text(client.get("/today/"))
    assert "<strong>1</strong><span>Mottaget</span>" in today
    assert (
        "Mottaget" not in text(signed_in(cast.fk_worker).get("/today/")).split('class="numbers"')[1].split("</ul>")[0]
    )


@pytest.mark.parametrize(
    "name", ["process_leader", "evaluator", "board_member", "officer", "administrator", "referrer"]
)
@pytest.mark.usefixtures("handed_over")
def test_who_sees_no_persons_has_no_inbox(cast, signed_in, name):
    assert signed_in(cast.staff[name]).get(RECEIVED).status_code == 404


def test_the_own_person_with_the_same_number_is_suggested(cast, signed_in, agreed):
    mine = actions.register_person(number=AMINA, given_name="Amina", family_name="Ö", by=cast.af_worker)
    disclosure = hand_over(cast)
    client = signed_in(cast.af_worker)
    page = text(client.get(file_of(disclosure)))
    assert f'name="person" value="{mine.key}"' in page
    assert 'name="register"' not in page
    answer = client.post(file_of(disclosure), {"person": mine.key})
    assert answer.url == shared(mine)
    assert disclosure.key in text(client.get(answer.url))
    assert LogEntry.objects.filter(act="disclosure.filed", person_key=mine.key).count() == 1


def test_a_new_person_is_registered_with_what_was_handed_over(cast, signed_in, handed_over):
    client = signed_in(cast.af_worker)
    client.post(file_of(handed_over), {"register": "1"})
    mine = queries.own_person_of(cast.af_worker, handed_over)
    assert (mine.owner, mine.name, mine.number) == (cast.af, "Amina Öz", AMINA.number)
    assert client.get(file_of(handed_over)).status_code == 403
    assert not queries.inbox(cast.af_worker, handed_over.at.date()).exists()


def test_others_are_found_by_name_and_number_and_stand_in_no_address(cast, signed_in, handed_over):
    mine = actions.register_person(number=WOMEN[3], given_name="Sabina", family_name="Ek", by=cast.af_worker)
    client = signed_in(cast.af_worker)
    for words in ("Sabina", WOMEN[3].number):
        page = text(client.post(file_of(handed_over), {"text": words}))
        assert f'name="person" value="{mine.key}"' in page
    assert "Björn" not in text(client.post(file_of(handed_over), {"text": "Björn"})).split("<main")[1].replace(
        'value="Björn"', ""
    )
    client.post(file_of(handed_over), {"person": mine.key})
    assert queries.own_person_of(cast.af_worker, handed_over) == mine


def test_nobody_files_under_another_organisations_person(cast, signed_in, handed_over):
    answer = signed_in(cast.af_worker).post(file_of(handed_over), {"person": cast.amina.key})
    assert answer.status_code == 404
    assert queries.own_person_of(cast.af_worker, handed_over) is None


def test_a_number_that_a_colleague_has_is_not_registered_twice(cast, signed_in, handed_over, house):
    second = house.staff("Andra", "case_worker", cast.af)
    actions.register_person(number=AMINA, given_name="Amina", family_name="Öz", by=second)
    answer = signed_in(cast.af_worker).post(file_of(handed_over), {"register": "1"})
    assert answer.status_code == 422
    assert Person.objects.filter(owner=cast.af).count() == 1


def test_a_question_is_asked_from_the_persons_page(cast, signed_in, agreed):
    client = signed_in(cast.case_worker)
    address = shared(cast.amina, f"ask/{cast.af.pk}/planning/")
    assert address in text(client.get(shared(cast.amina, "ask/")))
    values = {"kinds": ["economy"], "message": "Inför planen.", "to_user": cast.af_worker.user.pk, "sending": "x"}
    assert client.post(address, {**values, "kinds": []}).status_code == 422
    assert client.post(address, values).url == shared(cast.amina)
    question = DisclosureRequest.objects.get()
    assert (question.kinds, question.message) == (["economy"], "Inför planen.")
    assert f"/questions/{question.key}/" in text(client.get(shared(cast.amina)))


def test_without_a_ground_for_identity_nobody_is_asked(cast, signed_in):
    consent(cast, kinds=("economy",))
    client = signed_in(cast.case_worker)
    address = shared(cast.amina, f"ask/{cast.af.pk}/planning/")
    assert address not in text(client.get(shared(cast.amina, "ask/")))
    page = text(client.get(address, follow=True))
    assert "Ta ett samtycke först" in page
    answer = client.post(address, {"kinds": ["economy"], "sending": "x"})
    assert answer.status_code == 422
    assert "identitet och kontakt" in text(answer)
    assert not Disclosure.objects.exists()


def test_a_question_counts_as_one_and_is_filed_before_it_is_answered(cast, signed_in, asked):
    client = signed_in(cast.af_worker)
    today = text(client.get("/today/"))
    assert "<strong>1</strong><span>Frågor</span>" in today
    assert "<span>Mottaget</span>" not in today
    page = text(client.get(f"/questions/{asked.key}/"))
    assert "Inför planen." in page
    assert 'name="chosen"' not in page
    answer = client.post(file_of(asked.introduction), {"register": "1"})
    assert answer.url == f"/questions/{asked.key}/"


def test_an_answer_goes_back_with_the_asked_kinds_ticked(cast, signed_in, asked):
    client = signed_in(cast.af_worker)
    client.post(file_of(asked.introduction), {"register": "1"})
    mine = queries.own_person_of(cast.af_worker, asked.introduction)
    page = text(client.get(f"/questions/{asked.key}/"))
    assert "hälsa" in page.split('data-color="warning"')[-1]
    values = {"chosen": entries(mine, "identity"), "text_economy": "Aktivitetsstöd.", "sending": "x"}
    answer = client.post(f"/questions/{asked.key}/", values)
    asked.refresh_from_db()
    assert (asked.answer, answer.url) == ("given", f"/shared/{asked.disclosure.key}/")
    theirs = signed_in(cast.case_worker)
    assert "Aktivitetsstöd." in text(theirs.get(answer.url))
    assert asked.disclosure.key in text(theirs.get(shared(cast.amina)))
    assert asked.disclosure.key in text(theirs.get(RECEIVED))  # filed by itself: it stands among the new


@pytest.mark.usefixtures("agreed")
def test_asked_kinds_are_ticked_before_anybody_has_touched_them(cast, signed_in):
    mine = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    question = actions.ask(person=mine, holder=cast.ekby, purpose="planning", kinds=["economy"], by=cast.af_worker)
    page = text(signed_in(cast.case_worker).get(f"/questions/{question.key}/"))
    boxes = [part.split(">")[0] for part in page.split('name="chosen" value="')[1:]]
    ticked = {box.split('"')[0] for box in boxes if "checked" in box}
    assert ticked == {"person:number", "person:name", *entries(cast.amina, "economy")}


def test_a_no_says_why_and_tells_nothing_else(cast, signed_in, asked):
    client, address = signed_in(cast.af_worker), f"/questions/{asked.key}/decline/"
    assert client.post(address, {"reason": " ", "sending": "x"}).status_code == 422
    assert client.post(address, {"reason": "Vi har inget att lämna.", "sending": "x"}).status_code == 302
    page = text(signed_in(cast.case_worker).get(shared(cast.amina)))
    assert "Vi har inget att lämna." in page
    again = signed_in(cast.af_worker).post(address, {"reason": "En gång till.", "sending": "y"})
    assert again.status_code == 403


@pytest.mark.parametrize("name", [*STRANGERS, "colleague"])
def test_for_others_there_is_no_question(cast, signed_in, asked, name):
    client = signed_in(cast.staff[name])
    for rest in ("", "decline/"):
        assert client.get(f"/questions/{asked.key}/{rest}").status_code == 404
        assert client.post(f"/questions/{asked.key}/{rest}", {"reason": "Nej"}).status_code == 404


def test_who_asked_does_not_answer_herself(cast, signed_in, asked):
    client = signed_in(cast.case_worker)
    assert client.get(f"/questions/{asked.key}/").status_code == 200
    assert client.post(f"/questions/{asked.key}/decline/", {"reason": "Nej tack"}).status_code == 404


def test_a_protected_person_waits_for_those_with_the_right(cast, signed_in, house):
    case = register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person={"protection": "marked"})
    consent(cast, person=case.person, by=cast.trusted_registrar, kinds=ALL_KINDS)
    disclosure = hand_over(
        cast, person=case.person, chosen=entries(case.person, "identity"), by=cast.trusted_registrar, to_user=None
    )
    registrar = house.staff("Utan", "registrar", cast.af)
    client = signed_in(registrar)
    assert disclosure.key not in text(client.get(RECEIVED))
    assert client.get(f"/shared/{disclosure.key}/").status_code == 404


def test_the_inbox_costs_the_same_however_much_waits(cast, signed_in, agreed, django_assert_num_queries):
    client = signed_in(cast.af_worker)
    for more in (1, 3):
        for _time in range(more):
            hand_over(cast)
        client.get(RECEIVED)
        with django_assert_num_queries(8):
            client.get(RECEIVED)


def test_a_question_costs_the_same_however_much_there_is_to_answer_with(cast, signed_in, agreed):
    mine = actions.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    client, costs = signed_in(cast.case_worker), []
    for _time in range(2):
        question = actions.ask(person=mine, holder=cast.ekby, purpose="planning", kinds=["economy"], by=cast.af_worker)
        client.get(f"/questions/{question.key}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/questions/{question.key}/")
        costs.append(len(asked))
        consent(cast, kinds=ALL_KINDS)
    assert costs[0] == costs[1] <= 42

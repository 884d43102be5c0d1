"""What came: the inbox, one referral, and what can be done with it."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.models import Case, SentReferral
from stegvis.apps.people import actions as people
from tests.apps.casework.referring import NUMBER, REASON, refer, take
from tests.cast import WOMEN

INBOX = "/referrals/received/"


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


@pytest.fixture
def referral(cast):
    return refer(cast)


def text(answer):
    return answer.content.decode()


def at(referral, rest=""):
    return f"{INBOX}{referral.key}/{rest}"


def test_it_stands_in_the_inbox_and_on_the_start_page(cast, signed_in, referral):
    client = signed_in(cast.case_worker)
    assert at(referral) in text(client.get(INBOX))
    assert "<span>Nya remisser</span>" in text(client.get("/today/"))
    assert "Nya remisser</span>" not in text(signed_in(cast.other_case_worker).get("/today/"))


def test_what_nobody_has_opened_is_late_on_the_start_page(cast, signed_in, referral):
    SentReferral.objects.update(sent_at=referral.sent_at - queries.UNOPENED_IS_LATE)
    client = signed_in(cast.unit_manager)
    assert "Remisser som ingen har öppnat" in text(client.get("/today/"))
    assert "legat oöppnad" in text(client.get(INBOX))
    client.get(at(referral))
    assert "Remisser som ingen har öppnat" not in text(client.get("/today/"))


def test_opening_shows_the_copy_and_is_logged(cast, signed_in, referral):
    page = text(signed_in(cast.case_worker).get(at(referral)))
    assert REASON in page
    assert "070-174 06 05" in page
    assert LogEntry.objects.filter(act="referral.read", user_id=cast.case_worker.user.pk).exists()


def test_taking_it_up_leads_to_the_person_and_twice_to_the_same_place(cast, signed_in, referral):
    client = signed_in(cast.case_worker)
    answer = client.post(at(referral, "take/"))
    case = SentReferral.objects.get().case
    assert answer.url == f"/participants/{case.person.key}/"
    assert client.post(at(referral, "take/")).url == at(referral)
    page = text(client.get(answer.url))
    assert "Vårdcentralen Linden" in page
    assert at(referral) in page
    assert Case.objects.filter(person=case.person).count() == 1


def test_whom_one_knows_is_said_to_the_receiver_alone(cast, signed_in, referral):
    people.register_person(number=NUMBER, given_name="Leyla", family_name="Demir", by=cast.case_worker)
    assert "Avsändaren får inte veta det" in text(signed_in(cast.case_worker).get(at(referral)))
    before = text(signed_in(cast.referrer).get(f"/referrals/sent/{referral.key}/"))
    assert "redan" not in before.split("<main")[1]


def test_a_no_a_question_and_a_reopening(cast, signed_in, referral):
    client = signed_in(cast.case_worker)
    client.post(at(referral, "ask/"), {"text": "Vilka dagar?", "sending": "a"})
    assert "Ni har frågat" in text(client.get(INBOX))
    assert client.post(at(referral, "decline/"), {"decision": "accepted", "sending": "b"}).status_code == 422
    client.post(at(referral, "decline/"), {"decision": "no_contact", "why": "Ringt tre gånger", "sending": "c"})
    assert "Okontaktbar" in text(client.get(INBOX))
    sender = text(signed_in(cast.referrer).get(f"/referrals/sent/{referral.key}/"))
    assert "Okontaktbar" in sender
    assert "Ringt tre gånger" not in sender
    client = signed_in(cast.case_worker)
    assert client.post(at(referral, "reopen/"), {"why": " ", "sending": "d"}).status_code == 422
    client.post(at(referral, "reopen/"), {"why": "Hon ringde", "sending": "e"})
    assert SentReferral.objects.get().waits


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "fk_worker", "referrer", "officer", "evaluator"])
def test_for_others_there_is_no_such_referral(cast, signed_in, referral, name):
    client = signed_in(cast.staff[name])
    for rest in ("", "ask/", "decline/", "reopen/"):
        assert client.get(at(referral, rest)).status_code == 404
    assert client.post(at(referral, "take/")).status_code == 404


def test_the_inbox_costs_the_same_however_many_wait(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    for number in WOMEN[10:16]:
        refer(cast, who=actions.Entered(number, "Leyla", "Demir"))
    client.get(INBOX)
    with django_assert_max_num_queries(12):
        client.get(INBOX)


def test_waiting_times_are_for_who_leads_the_work(cast, signed_in, referral):
    take(cast, referral)
    refer(cast, who=actions.Entered(WOMEN[11], "Sara", "Lind"))
    page = text(signed_in(cast.unit_manager).get("/referrals/waiting-times/"))
    assert "Ingen kan lovas en dag" in page
    rows = [part.split("</tr>")[0] for part in page.split("<tbody>")[1].split("<tr>")[1:]]
    mapping = [cell.split(">", 1)[1].split("</td")[0] for cell in rows[1].split("<td")[1:]]
    assert mapping == ["2", "1", "1", "0", "0 dagar", "0 dagar", "inte än"]
    assert signed_in(cast.case_worker).get("/referrals/waiting-times/").status_code == 404


def test_a_no_after_mapping_is_told_with_its_reason(cast, signed_in, referral):
    case = take(cast, referral)
    said = {"to": "declined", "on": "2000-01-01", "no_because": "declined_no_place", "sending": "x"}
    client, address = signed_in(cast.case_worker), f"/cases/{case.key}/step/"
    assert client.post(address, said).status_code == 422
    client.post(address, {**said, "on": timezone.localdate().isoformat(), "sending": "y"})
    assert "Avböjd, ingen plats" in text(signed_in(cast.referrer).get(f"/referrals/sent/{referral.key}/"))

"""Opening with a reason: read for three hours and not write; somebody else reviews it."""

import pytest
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.people import actions
from stegvis.apps.people.models import LASTS, Opening
from tests.cast import AMINA, BJORN, WOMEN, register

from .pages import links, text

OPENINGS, REVIEWS = "/openings/", "/administration/openings/"
REASON = "Hon ringer och mår mycket dåligt."
TODAY = timezone.localdate()


def open_amina(client, **values):
    return client.post(OPENINGS, {"number": AMINA.number, "why": "emergency", "reason": REASON, **values})


@pytest.fixture
def relative(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[7], "Kajsa", "Ek", person={"protection": "own_staff"})
    return case.person


def test_a_colleagues_participant_opens_to_be_read(cast, signed_in):
    client = signed_in(cast.colleague)
    assert client.get(f"/participants/{cast.amina.key}/").status_code == 404
    answer = open_amina(client)
    assert answer.url == f"/participants/{cast.amina.key}/"
    page = text(client.get(answer.url))
    until = timezone.localtime(Opening.objects.get().ends_at).strftime("%H:%M")
    assert f"Du har öppnat Amina Öz: läs, skriv inte, till {until}." in page
    assert "Amina Öz" in text(client.get(OPENINGS))


def test_nothing_on_the_page_that_was_opened_leads_to_an_act(cast, signed_in):
    client = signed_in(cast.colleague)
    main = text(client.get(open_amina(client).url)).split("<main")[1]
    inside = [link for link in links(main) if link.startswith(("/participants/", "/cases/", "/follow-ups/"))]
    readable = {"", "changes/", "payments/", "shared/", "grounds/", "documents/"}
    person = f"/participants/{cast.amina.key}/"
    assert {link.removeprefix(person) for link in inside if link.startswith(person)} <= readable
    read = [f"/cases/{cast.amina_case.key}/{page}/" for page in ("mapping", "asi", "assessments", "steps")]
    assert {link for link in inside if link.startswith(("/cases/", "/follow-ups/"))} <= set(read)
    for page in read:
        shown = text(client.get(page)).split("<main")[1]
        assert "<form" not in shown
        assert not [link for link in links(shown) if link.startswith("/cases/") and link not in read]
    assert "shared/new/" not in text(client.get(f"{person}shared/"))


def test_after_three_hours_the_page_is_gone(cast, signed_in, monkeypatch):
    client = signed_in(cast.colleague)
    address = open_amina(client).url
    at = Opening.objects.get().opened_at + LASTS
    monkeypatch.setattr("stegvis.apps.people.policies.sight.now", lambda: at)
    assert client.get(address).status_code == 404
    assert "Amina" not in text(client.get(OPENINGS))


@pytest.mark.parametrize("wrong", [{"reason": "akut"}, {"number": BJORN.number}, {"why": "duty"}, {"number": "12"}])
def test_what_does_not_do_is_said_in_the_form(cast, signed_in, wrong):
    answer = open_amina(signed_in(cast.colleague), **wrong)
    assert answer.status_code == 422
    assert not Opening.objects.exists()


def test_on_duty_is_a_choice_for_whoever_is_so_today(cast, signed_in):
    client = signed_in(cast.colleague)
    assert 'value="duty"' not in text(client.get(OPENINGS))
    access.set_duty(membership=cast.colleague.membership, since=TODAY, until=TODAY, by=cast.administrator)
    assert 'value="duty"' in text(client.get(OPENINGS))
    open_amina(client, why="duty")
    assert Opening.objects.get().why == "duty"


@pytest.mark.parametrize(
    "name", ["process_leader", "evaluator", "board_member", "officer", "administrator", "referrer"]
)
def test_who_sees_no_participants_opens_none(cast, signed_in, name):
    client = signed_in(cast.staff[name])
    assert client.get(OPENINGS).status_code == 404
    assert open_amina(client).status_code == 404
    assert not Opening.objects.exists()


def test_a_colleague_or_a_relative_asks_why_and_leads_on(cast, signed_in, relative):
    client, address = signed_in(cast.trusted_registrar), f"/participants/{relative.key}/changes/"
    asked = client.get(address)
    assert asked.url == f"/participants/{relative.key}/why/?next=%2Fparticipants%2F{relative.key}%2Fchanges%2F"
    page = text(client.get(asked.url))
    assert "Kajsa" not in page
    assert client.post(asked.url, {"reason": "kort", "next": address}).status_code == 422
    assert client.post(asked.url, {"reason": REASON, "next": address}).url == address
    assert client.get(address).status_code == 200
    assert client.get(asked.url).url == address  # nothing to say twice
    assert Opening.objects.get().why == "own_staff"


def test_the_reason_leads_to_no_other_site(cast, signed_in, relative):
    client = signed_in(cast.trusted_registrar)
    for elsewhere in ("https://example.invalid/", "//example.invalid/", "javascript:alert(1)"):
        page = text(client.get(f"/participants/{relative.key}/why/", {"next": elsewhere})).split("<main")[1]
        assert f'name="next" value="/participants/{relative.key}/"' in page
    values = {"reason": REASON, "next": "//example.invalid/"}
    assert client.post(f"/participants/{relative.key}/why/", values).url == f"/participants/{relative.key}/"


def test_what_was_being_written_when_the_reason_ran_out_is_kept(cast, signed_in, relative):
    client = signed_in(cast.trusted_registrar)
    answer = client.post(f"/participants/{relative.key}/correct/", {"given_name": "Kajsalena", "why": "Stavning"})
    assert answer.status_code == 403
    assert 'value="Kajsalena"' in text(answer)
    assert f"/participants/{relative.key}/why/" in text(answer)


def test_without_the_right_there_is_no_such_person_and_no_reason_to_give(cast, signed_in, relative):
    for name in ("registrar", "case_worker", "other_registrar", "evaluator"):
        client = signed_in(cast.staff[name])
        for rest in ("", "why/", "shared/"):
            assert client.get(f"/participants/{relative.key}/{rest}").status_code == 404
        assert client.post(f"/participants/{relative.key}/why/", {"reason": REASON}).status_code == 404
    assert not Opening.objects.exists()


def test_the_data_protection_officer_reviews_without_the_name(cast, signed_in):
    open_amina(signed_in(cast.colleague))
    opening = Opening.objects.get()
    client = signed_in(cast.data_protection_officer)
    for address in (REVIEWS, f"{REVIEWS}{opening.pk}/"):
        page = text(client.get(address))
        assert cast.amina.key in page
        assert REASON in page
        assert "Amina" not in page
    assert REVIEWS in text(client.get("/administration/log/"))
    client.post(f"{REVIEWS}{opening.pk}/", {"review": "wrong", "note": "Det fanns en handläggare på plats."})
    opening.refresh_from_db()
    assert (opening.review, opening.reviewed_by) == ("wrong", cast.data_protection_officer.user)
    assert "Det fanns en handläggare på plats." in text(client.get(REVIEWS))
    assert client.post(f"{REVIEWS}{opening.pk}/", {"review": "right"}).status_code == 422


def test_the_units_manager_reviews_her_units_and_sees_whom(cast, signed_in):
    open_amina(signed_in(cast.colleague))
    client = signed_in(cast.unit_manager)
    assert "Amina Öz" in text(client.get(REVIEWS))
    assert "<strong>1</strong><span>Öppningar att granska</span>" in text(client.get("/today/"))
    listed = LogEntry.objects.filter(act="openings.listed", user_id=cast.unit_manager.user.pk).first()
    assert listed.person_keys == cast.amina.key


def test_every_opening_of_a_colleague_or_a_relative_is_on_the_list(cast, signed_in, relative):
    actions.open_own_staff(person=relative, reason=REASON, on=TODAY, by=cast.trusted_registrar)
    page = text(signed_in(cast.data_protection_officer).get(REVIEWS))
    assert "Egen personal eller anhörig" in page
    assert "Kajsa" not in page


@pytest.mark.parametrize(
    "name", ["case_worker", "colleague", "registrar", "process_leader", "evaluator", "board_member"]
)
def test_others_review_nothing(cast, signed_in, name):
    open_amina(signed_in(cast.colleague))
    client = signed_in(cast.staff[name])
    assert client.get(REVIEWS).status_code == 404
    assert client.post(f"{REVIEWS}{Opening.objects.get().pk}/", {"review": "right"}).status_code == 404


def test_another_organisations_manager_sees_none_of_it(cast, signed_in, house):
    open_amina(signed_in(cast.colleague))
    client = signed_in(house.staff("Chef", "unit_manager", cast.almby))
    assert REASON not in text(client.get(REVIEWS))
    assert client.get(f"{REVIEWS}{Opening.objects.get().pk}/").status_code == 404


def test_no_number_stands_in_the_log(cast, signed_in):
    open_amina(signed_in(cast.colleague))
    rows = " ".join(str(value) for row in LogEntry.objects.values() for value in row.values())
    assert AMINA.number not in rows
    assert REASON not in rows


def test_the_review_costs_the_same_however_much_there_is(cast, signed_in, django_assert_num_queries):
    client = signed_in(cast.data_protection_officer)
    for more in (1, 3):
        for _time in range(more):
            actions.open_with_reason(number=AMINA, reason=REASON, on=TODAY, by=cast.colleague)
        client.get(REVIEWS)
        with django_assert_num_queries(6):
            client.get(REVIEWS)

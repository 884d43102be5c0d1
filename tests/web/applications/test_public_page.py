"""The page on which a person applies by herself tells nobody anything, and asks for no more than it needs."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from stegvis.apps.casework.models import Application
from stegvis.apps.people.models import Person
from stegvis.apps.projects import actions as projects
from stegvis.web.applications import flooding
from stegvis.web.applications.texts import LANGUAGES, load
from tests.cast import AMINA, EKBY, WOMEN

TOLD = {"name": "Sahra Nur", "reach": "070-174 06 33", "words": "Jag vill arbeta igen."}
FORM = f"/apply/sv/{EKBY}/"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def send(client, where=FORM, **told):
    return client.post(where, {**TOLD, **told})


def test_it_opens_for_whoever_comes_and_leaves_no_cookie(cast, client):
    for where in ("/apply/", "/apply/ar/", FORM, "/apply/sv/sent/"):
        answer = client.get(where)
        assert answer.status_code == 200
        assert not answer.cookies
    send(client)
    assert not client.cookies


def test_no_script_and_nothing_from_elsewhere_is_on_the_page(cast, client):
    page = client.get(FORM).content.decode()
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="https?:', page)
    assert "csrfmiddlewaretoken" not in page


def test_the_municipalities_are_those_where_one_can_apply(cast, client):
    page = client.get("/apply/").content.decode()
    assert f"/apply/sv/{EKBY}/" in page
    assert "Höör" in page
    assert "/apply/sv/0114/" not in page
    assert client.get("/apply/sv/0114/").status_code == 404


def test_where_nobody_takes_applications_it_says_whom_to_phone(db, client):
    assert "Ring din kommun" in client.get("/apply/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words_and_the_page_says_what_is_a_draft(cast, client, language):
    text = load(language)
    assert text.phrases.keys() == load("sv").phrases.keys()
    answer = client.get(f"/apply/{language}/{EKBY}/")
    page = answer.content.decode()
    assert f'<html lang="{text.tag}" dir="{text.direction}"' in page
    assert answer.headers["Content-Language"] == text.tag
    assert ("Utkast, ej granskad" in page or "Draft" in page) == text.is_draft
    assert text.is_draft == (language != "sv")


@pytest.mark.parametrize("language", ["de", "sv_enkel", "..", "SV"])
def test_a_language_it_is_not_written_in_does_not_exist(cast, client, language):
    assert client.get(f"/apply/{language}/").status_code == 404


def places(words):
    return set(re.findall(r"{\w+}", words))


def test_the_places_in_the_texts_are_the_same_in_every_language():
    for key, original in load("sv").phrases.items():
        for language in LANGUAGES:
            assert places(load(language)[key]) == places(original), (language, key)


def test_what_is_sent_reaches_the_owner_of_that_municipality(cast, client):
    answer = send(client, number=WOMEN[4].number)
    assert answer.headers["Location"] == "/apply/sv/sent/"
    row = Application.objects.get()
    assert (row.owner_id, row.project_id, row.language) == (cast.ekby.pk, cast.project.pk, "sv")
    assert (row.name, row.reach, row.words, row.number) == (*TOLD.values(), WOMEN[4].number)
    assert row.received_on == timezone.localdate()


def test_of_several_projects_one_is_chosen_by_its_own_words(cast, client):
    other = projects.create_project(
        association=cast.association,
        key="bron",
        name="Bron",
        form="individual",
        starts=cast.project.starts,
        target_group="För dig som vill prova ett arbete i din egen takt.",
        by=cast.process_leader,
    )
    way = projects.add_party(project=other, organisation=cast.ekby, on=cast.project.starts, by=cast.process_leader)
    assert "i din egen takt" in client.get(FORM).content.decode()
    assert send(client).status_code == 422
    send(client, way=str(way.pk))
    assert Application.objects.get().project_id == other.pk
    elsewhere = cast.project.parties.get(organisation=cast.almby)
    assert send(client, way=str(elsewhere.pk)).status_code == 422


# The answer is the same for everybody


def answers(number):
    client = Client()
    told = client.post(FORM, {**TOLD, "number": number})
    return told.status_code, told.headers["Location"], told.content, client.get(told.headers["Location"]).content


def test_the_answer_is_the_same_to_the_byte_for_who_is_known_and_who_is_not(cast):
    assert answers(AMINA.number) == answers(WOMEN[4].number) == answers("")


def test_the_answer_is_the_same_when_the_project_is_full(cast):
    before = answers("")
    projects.update_project(project=cast.project, capacity=1, by=cast.process_leader)
    assert answers("") == before


@pytest.mark.parametrize("number", [AMINA.number, WOMEN[4].number, ""])
def test_the_answer_costs_the_same_for_who_is_known_and_who_is_not(cast, client, number, django_assert_num_queries):
    with django_assert_num_queries(8):
        send(client, number=number)


def test_sending_makes_no_person(cast, client):
    before = Person.objects.count()
    send(client, number=WOMEN[4].number)
    assert Person.objects.count() == before


# What is refused


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"reach": " "}, "reach"),
        ({"name": "A" * 101}, "name"),
        ({"reach": "A" * 201}, "reach"),
        ({"words": "A" * 2001}, "words"),
        ({"number": "123"}, "number"),
        ({"number": AMINA.number[:-1] + str((int(AMINA.number[-1]) + 1) % 10)}, "number"),
    ],
)
def test_what_is_missing_or_too_long_is_said_under_the_field_and_what_was_written_stays(cast, client, wrong, field):
    answer = send(client, **wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"id_{field}_error" in page
    assert "Jag vill arbeta igen." in page or "words" in wrong
    assert not Application.objects.exists()


def test_what_is_wrong_is_said_in_the_readers_language(cast, client):
    page = send(client, f"/apply/ar/{EKBY}/", name="").content.decode()
    assert load("ar")["need"] in page
    assert "Detta" not in page


def test_a_robot_is_thanked_and_nothing_is_kept(cast, client):
    assert send(client, website="http://spam.example").headers["Location"] == "/apply/sv/sent/"
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "header", [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Referer": "https://elsewhere.example/"}]
)
def test_what_another_site_sends_is_refused(cast, client, header):
    answer = client.post(FORM, TOLD, headers=header)
    assert answer.status_code == 403
    assert not Application.objects.exists()


def test_our_own_page_may_send_also_with_checks_of_forgery_on(cast):
    answer = Client(enforce_csrf_checks=True).post(FORM, TOLD, headers={"Origin": "http://testserver"})
    assert answer.status_code == 302


# Flooding


def test_more_than_a_few_from_one_address_wait(cast, client):
    for _number in range(flooding.FROM_ONE[flooding.QUARTER]):
        assert send(client).status_code == 302
    answer = send(client)
    assert answer.status_code == 429
    assert "Vänta en timme" in answer.content.decode()
    assert Application.objects.count() == flooding.FROM_ONE[flooding.QUARTER]
    assert client.post(FORM, TOLD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_one_home_with_many_addresses_of_version_six_is_one(cast, client):
    answers = [client.post(FORM, TOLD, REMOTE_ADDR=f"2001:db8::{number:x}").status_code for number in range(6)]
    assert answers == [302] * 5 + [429]


def test_there_is_an_end_to_a_day_for_all_together(cast, client, monkeypatch):
    monkeypatch.setattr(flooding, "FROM_ALL", {flooding.DAY: 3})
    answers = [client.post(FORM, TOLD, REMOTE_ADDR=f"192.0.2.{number}").status_code for number in range(4)]
    assert answers == [302, 302, 302, 429]


def test_what_one_address_sends_too_much_of_takes_no_room_from_others(cast, client, monkeypatch):
    monkeypatch.setattr(flooding, "FROM_ALL", {flooding.DAY: 6})
    for _number in range(20):
        send(client)
    assert client.post(FORM, TOLD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_a_proxy_the_address_is_what_the_proxy_wrote(cast, client, settings):
    settings.BEHIND_PROXY = True
    forwarded = [f"10.0.0.{number}, 192.0.2.7" for number in range(6)]  # what the sender wrote first is worth nothing
    answers = [client.post(FORM, TOLD, headers={"X-Forwarded-For": each}).status_code for each in forwarded]
    assert answers[-1] == 429


def test_no_address_stands_in_what_is_counted(cast, client):
    client.post(FORM, TOLD, REMOTE_ADDR="192.0.2.7")
    keys = " ".join(str(key) for key in cache._cache)
    assert keys
    assert "192.0.2" not in keys

import re

import pytest
from django.test import Client
from django.urls import reverse

from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role
from stegvis.web.common import idle

NEW = "/administration/members/new/"
WRITTEN = {"email": "ny@example.invalid", "name": "Ny <b>Person</b>", "role": "case_worker", "since": "2026-03-02"}


@pytest.fixture
def administrator(house):
    return house.staff("Adam", Role.ADMINISTRATOR, house.board)


def rest(client, seconds):
    session = client.session
    session[idle.LAST_SEEN] -= seconds
    session.save()


def test_after_fifteen_minutes_one_is_signed_out(signed_in, administrator, settings):
    client = signed_in(administrator)
    client.get(NEW)
    rest(client, settings.IDLE_SECONDS - 5)
    assert client.get(NEW).status_code == 200
    rest(client, settings.IDLE_SECONDS + 5)
    assert client.get(NEW).status_code == 302


def test_an_open_page_that_asks_keeps_nobody_signed_in(signed_in, administrator, settings):
    client = signed_in(administrator)
    client.get(NEW)
    for _ in range(2):
        rest(client, settings.IDLE_SECONDS / 2 + 5)
        answer = client.get(reverse("session_state")).json()
    assert (answer["user"], answer["secondsLeft"]) == (None, 0)


def test_saying_that_one_is_there_does(signed_in, administrator, settings):
    client = signed_in(administrator)
    client.get(NEW)
    rest(client, settings.IDLE_SECONDS - 30)
    assert client.get(reverse("session_state")).json()["secondsLeft"] <= 30
    assert client.get(reverse("session_state") + "?stay=1").json()["secondsLeft"] > 800


def test_what_was_written_comes_back_after_sign_out(signed_in, administrator, settings):
    client = signed_in(administrator)
    client.get(NEW)
    rest(client, settings.IDLE_SECONDS + 5)
    answer = client.post(NEW, WRITTEN)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert f'action="{NEW}"' in page
    assert 'value="Ny &lt;b&gt;Person&lt;/b&gt;"' in page
    assert queries.user_by_email("ny@example.invalid") is None


def test_a_form_from_before_a_new_sign_in_is_handed_back_to_be_sent_again(administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator.user)
    session = client.session
    session[queries.SECOND_FACTOR] = True
    session.save()
    client.get(NEW)
    own = {"HTTP_ORIGIN": "http://testserver"}
    answer = client.post(NEW, {**WRITTEN, "csrfmiddlewaretoken": "x" * 64}, **own)
    assert answer.status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode()).group(1)
    client.post(NEW, {**WRITTEN, "csrfmiddlewaretoken": token}, **own)
    assert queries.user_by_email("ny@example.invalid") is not None


def test_a_form_from_another_site_is_not_handed_back(administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator.user)
    answer = client.post(NEW, WRITTEN, HTTP_ORIGIN="https://elsewhere.invalid")
    assert answer.status_code == 403
    assert "ny@example.invalid" not in answer.content.decode()

"""A passkey from the first sign-in on, with a key that the browser itself plays."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import expect

from stegvis.apps.access import queries
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from tests.web.accounts.test_sign_in import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    cache.clear()


@pytest.fixture
def worker(house):
    viewer = house.staff("Anna", Role.ADMINISTRATOR, house.board)
    viewer.user.set_password(PASSWORD)
    viewer.user.save()
    return viewer


@pytest.fixture
def browser_key(page):
    """Give the browser a key of its own; return how it is asked and told."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]
    return lambda command, **values: session.send(f"WebAuthn.{command}", {"authenticatorId": key, **values})


def give_password(page, live_server, worker):
    page.goto(live_server.url)
    page.get_by_label("E-post").fill(worker.user.email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page):
    page.locator(".menu-user > summary").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_label("Lösenord")).to_be_visible()


def heading(page):
    return page.get_by_role("heading", level=1)


def add_passkey(page, live_server, worker):
    give_password(page, live_server, worker)
    page.get_by_role("link", name="Använd en passnyckel").click()
    page.get_by_role("button", name="Lägg till").click()
    expect(heading(page)).to_have_text("Dina reservkoder")


def test_a_passkey_is_the_second_factor_from_the_first_sign_in_on(page, live_server, worker, browser_key, accessible):
    give_password(page, live_server, worker)
    page.get_by_role("link", name="Använd en passnyckel").click()
    accessible(page)
    page.get_by_role("button", name="Lägg till").click()
    expect(heading(page)).to_have_text("Dina reservkoder")
    page.get_by_role("link", name="Jag har sparat dem. Fortsätt").click()
    expect(heading(page)).to_have_text("De som arbetar här")
    (credential,) = browser_key("getCredentials")["credentials"]
    assert credential["rpId"] == "localhost"

    sign_out(page)
    give_password(page, live_server, worker)
    expect(heading(page)).to_have_text("Visa att det är du")
    accessible(page)
    page.goto(f"{live_server.url}/administration/members/")  # the password alone opens nothing
    expect(heading(page)).to_have_text("Visa att det är du")
    page.get_by_role("button", name="Använd en passnyckel").click()
    expect(heading(page)).to_have_text("De som arbetar här")
    assert browser_key("getCredentials")["credentials"][0]["signCount"] > credential["signCount"]
    assert LogEntry.objects.filter(act="sign_in.second_factor_added", user_id=worker.user.pk).exists()


def test_a_passkey_that_is_not_there_is_said_in_the_page(page, live_server, worker, browser_key):
    add_passkey(page, live_server, worker)
    sign_out(page)
    browser_key("clearCredentials")
    browser_key("setUserVerified", isUserVerified=False)
    give_password(page, live_server, worker)
    page.get_by_role("button", name="Använd en passnyckel").click()
    expect(page.get_by_role("alert")).to_contain_text("Passnyckeln användes inte", timeout=15000)
    page.goto(f"{live_server.url}/administration/members/")
    expect(heading(page)).to_have_text("Visa att det är du")


def passkey_of(user, name):
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": name})


def test_the_last_passkey_stays_and_another_goes(client, worker):
    first, second = passkey_of(worker.user, "Kontoret"), passkey_of(worker.user, "Hemma")
    client.force_login(worker.user)
    session = client.session
    session[queries.METHODS] = [{"method": "password", "at": time.time()}]
    session[queries.METHODS_USER] = session["_auth_user_id"]
    session.save()
    assert client.post(f"/sign-in/factors/webauthn/keys/{first.pk}/remove/").status_code == 302
    assert client.post(f"/sign-in/factors/webauthn/keys/{second.pk}/remove/").status_code == 403
    assert list(Authenticator.objects.filter(user=worker.user)) == [second]


def test_passkeys_are_listed_renamed_and_the_last_one_stays(page, live_server, worker, browser_key, accessible):
    add_passkey(page, live_server, worker)
    page.goto(f"{live_server.url}/sign-in/factors/")
    accessible(page)
    page.get_by_role("link", name="Hantera").click()
    expect(heading(page)).to_have_text("Passnycklar")
    accessible(page)
    page.get_by_role("link", name="Byt namn").click()
    accessible(page)
    page.get_by_label("Namn", exact=True).fill("Kontorets nyckel")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("rowheader", name="Kontorets nyckel")).to_be_visible()
    page.get_by_role("link", name="Ta bort").click()
    expect(page.get_by_text("Lägg först till en passnyckel till")).to_be_visible()
    expect(page.get_by_role("button", name="Ta bort")).to_have_count(0)
    accessible(page)

"""Sign-in through the organisation's own provider, from the button to the pages and back out."""

from collections.abc import Iterator

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from playwright.sync_api import expect

from stegvis.apps.access import actions, queries
from stegvis.apps.access.models import User
from stegvis.apps.access.roles import Role
from stegvis.config.sign_in_provider import providers
from tests.web.accounts.openid_provider import CLIENT, SECRET, Provider
from tests.web.accounts.test_sign_in import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BUTTON = "Logga in med Ekeby inloggning"


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    cache.clear()


@pytest.fixture
def provider(settings, monkeypatch) -> Iterator[Provider]:
    """Run a provider, and configure it as an installation does: by the environment."""
    provider = Provider()
    values = {"NAME": "Ekeby inloggning", "SERVER": provider.url, "CLIENT": CLIENT, "SECRET": SECRET}
    for name, value in values.items():
        monkeypatch.setenv(f"STEGVIS_OIDC_{name}", value)
    settings.SOCIALACCOUNT_PROVIDERS = providers()
    yield provider
    provider.close()


@pytest.fixture
def administrator(house):
    viewer = house.staff("Adam", Role.ADMINISTRATOR, house.board)
    viewer.user.set_password(PASSWORD)
    viewer.user.save()
    return viewer


def known(provider, viewer, **claims):
    provider.people["Adam"] = {"name": "Adam", "email": viewer.user.email, **claims}


def go(page, live_server, who):
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("link", name=who).click()


def heading(page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize("claims", [{"email_verified": True}, {}])
def test_somebody_with_an_account_is_let_in(page, live_server, provider, administrator, accessible, claims):
    known(provider, administrator, **claims)
    page.goto(live_server.url)
    accessible(page)
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("De som arbetar här")
    assert provider.faults == []
    assert {"/authorize", "/token", "/userinfo"} <= set(provider.asked)
    page.locator(".menu-user > summary").click()
    page.get_by_role("button", name="Logga ut").click()
    page.goto(f"{live_server.url}/administration/members/")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_next_time_the_provider_knows_her_by_its_own_key(page, live_server, provider, administrator):
    known(provider, administrator)
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("De som arbetar här")
    page.context.clear_cookies()
    known(provider, administrator, email="nytt-namn@example.invalid")
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("De som arbetar här")


def test_of_what_the_provider_tells_only_its_key_is_stored(page, live_server, provider, administrator):
    known(provider, administrator, personal_identity_number="195501140000")
    for _time in range(2):
        go(page, live_server, "Adam")
        expect(heading(page)).to_have_text("De som arbetar här")
        page.context.clear_cookies()
    account = SocialAccount.objects.get()
    assert (account.user_id, account.uid, account.extra_data) == (administrator.user.pk, "Adam", {})


def test_one_comes_where_one_was_going(page, live_server, provider, administrator):
    known(provider, administrator)
    page.goto(f"{live_server.url}/administration/organisation/")
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("link", name="Adam").click()
    expect(heading(page)).to_have_text("Organisationens inställningar")


def test_an_unknown_person_is_told_what_to_do_and_gets_no_account(
    page, live_server, provider, administrator, accessible
):
    provider.people["Okänd"] = {"name": "Okänd", "email": "okand@example.invalid", "email_verified": True}
    before = User.objects.count()
    go(page, live_server, "Okänd")
    expect(heading(page)).to_have_text("Du har inget konto i Stegvis")
    expect(page.get_by_text("okand@example.invalid")).to_be_visible()
    assert "okand" not in page.url
    accessible(page)
    page.goto(f"{live_server.url}/administration/members/")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    assert User.objects.count() == before


def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(page, live_server, provider, administrator):
    known(provider, administrator, email_verified=False)
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("Du har inget konto i Stegvis")


def test_a_token_for_somebody_else_is_refused(page, live_server, provider, administrator, accessible):
    known(provider, administrator)
    provider.audience = "another application"
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("Inloggningen blev inte klar")
    accessible(page)


def test_a_closed_account_stays_closed(page, live_server, provider, administrator, house):
    known(provider, administrator)
    go(page, live_server, "Adam")
    page.context.clear_cookies()
    actions.close_account(user=administrator.user, by=house.system)
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("Kontot är stängt")


def test_who_changes_her_mind_comes_back_to_the_sign_in_page(page, live_server, provider, administrator, accessible):
    go(page, live_server, "avbryt")
    expect(heading(page)).to_have_text("Inloggningen avbröts")
    accessible(page)
    page.get_by_role("link", name="Tillbaka till inloggningen").click()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_a_provider_that_does_not_answer_is_said_so(client, provider):
    provider.close()
    answer = client.post("/sign-in/provider/oidc/organisation/login/")
    assert answer.status_code == 502
    assert "Organisationens inloggning svarar inte" in answer.content.decode()


def test_the_sign_in_at_the_provider_begins_with_the_button_only(client, provider):
    assert client.get("/sign-in/provider/oidc/organisation/login/").url == "/sign-in/"
    assert provider.asked == []


def test_a_password_is_refused_with_the_way_in_named(page, live_server, provider, administrator, house, accessible):
    actions.change_organisation(organisation=house.board, allows_local_sign_in=False, by=house.system)
    page.goto(live_server.url)
    page.get_by_label("E-post").fill(administrator.user.email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(f"Använd knappen ”{BUTTON}” överst på sidan")
    accessible(page)
    known(provider, administrator)
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("De som arbetar här")
    assert queries.user_by_email(administrator.user.email) == administrator.user


def test_without_script_the_provider_is_reached_too(chromium, live_server, provider, administrator):
    known(provider, administrator)
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    go(page, live_server, "Adam")
    expect(heading(page)).to_have_text("De som arbetar här")
    context.close()

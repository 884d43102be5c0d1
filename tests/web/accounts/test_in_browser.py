"""The way in, and idle sign-out, as a person meets them."""

from datetime import date

import pytest
from playwright.sync_api import expect

from stegvis.apps.access import actions, queries
from stegvis.apps.access.roles import Role
from tests.web.accounts.test_sign_in import PASSWORD, code_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def administrator(house):
    viewer = house.staff("Adam", Role.ADMINISTRATOR, house.board)
    viewer.user.set_password(PASSWORD)
    viewer.user.save()
    return viewer


@pytest.fixture
def demo(house, settings):
    settings.DEMO = True
    return actions.create_demo_user(
        email="anna@demo.invalid",
        name="Anna Andersson",
        purpose="Vem arbetar här, i vilken roll.",
        organisation=house.board,
        role=Role.ADMINISTRATOR,
        since=date(2010, 1, 1),
        by=house.system,
    )


def test_the_first_sign_in_with_a_second_factor(page, live_server, administrator, accessible):
    page.goto(live_server.url)
    accessible(page)
    page.get_by_label("E-post").fill(administrator.user.email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("En sak till vid dörren")
    accessible(page)
    page.get_by_role("link", name="Använd en app i telefonen").click()
    accessible(page)
    secret = page.locator(".secret-key").inner_text()
    page.get_by_label("Autentiseringskod").fill(code_for(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dina reservkoder")
    accessible(page)
    page.get_by_role("link", name="Jag har sparat dem. Fortsätt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De som arbetar här")


def test_idle_sign_out_keeps_the_text_and_one_goes_on_in_place(page, live_server, demo, settings, accessible):
    page.goto(live_server.url)
    page.get_by_role("button", name="Anna Andersson").click()
    page.get_by_role("link", name="Lägg till en person").click()
    page.get_by_label("E-post").fill("ny@example.invalid")
    settings.IDLE_SECONDS = 4
    page.evaluate("document.body.dataset.idleSeconds = 4")
    page.goto(f"{live_server.url}/administration/members/new/")
    page.get_by_label("E-post").fill("ny@example.invalid")
    page.get_by_label("Namn", exact=True).fill("Ny Person")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Du loggas ut om en minut")
    expect(dialog).to_contain_text("Det du har skrivit finns kvar på sidan", timeout=15000)
    expect(dialog.get_by_role("link", name="Logga in igen")).to_be_visible(timeout=15000)
    accessible(page)
    settings.IDLE_SECONDS = 900
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Logga in igen").click()
    tab = opened.value
    tab.get_by_role("button", name="Anna Andersson").click()
    tab.wait_for_load_state()
    tab.close()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(dialog).to_be_hidden(timeout=15000)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny Person är tillagd")
    assert queries.user_by_email("ny@example.invalid").name == "Ny Person"


def test_errors_take_focus_and_lead_to_their_fields(page, live_server, demo, accessible):
    page.goto(live_server.url)
    page.get_by_role("button", name="Anna Andersson").click()
    page.goto(f"{live_server.url}/administration/members/new/")
    page.evaluate("document.querySelectorAll('form').forEach((form) => { form.noValidate = true })")
    page.get_by_role("button", name="Spara").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    accessible(page)
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("E-post")).to_be_focused()


def test_pages_are_accessible_and_fit(page, live_server, demo, looks_right):
    page.goto(live_server.url)
    looks_right(page)
    page.get_by_role("button", name="Anna Andersson").click()
    for address in ("/administration/members/", "/administration/members/new/", "/sign-in/factors/", "/nowhere/"):
        page.goto(live_server.url + address)
        looks_right(page)


def test_without_script_one_signs_in_and_chooses_a_look(chromium, live_server, demo):
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("button", name="Anna Andersson").click()
    page.locator(".menu-user > summary").click()
    page.get_by_role("button", name="Mörkt").click()
    expect(page.locator("html")).to_have_attribute("data-color-scheme", "dark")
    context.close()

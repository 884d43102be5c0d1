"""What a case worker has begun to write is never lost: page closed, network gone, signed out for idleness."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.queries import facts_of
from stegvis.apps.people.queries import draft_for, drafts_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED, WAITING = "Sparat", "Inte sparat än"


def sign_in(page, live_server, client):
    page.context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}])


@pytest.fixture
def worker(page, live_server, cast, signed_in):
    sign_in(page, live_server, signed_in(cast.case_worker))
    return cast.case_worker


@pytest.fixture
def exit_form(live_server, cast):
    return f"{live_server.url}/cases/{cast.amina_case.key}/exit/"


def status(page):
    return page.locator("[data-autosave-status]")


def test_the_page_is_closed_and_the_text_is_there(page, live_server, cast, worker, exit_form, accessible):
    tab = page.context.new_page()
    tab.goto(exit_form)
    tab.get_by_label("Anteckning").fill("Började hos snickaren")
    expect(status(tab)).to_contain_text(SAVED, timeout=15000)
    assert "snickaren" not in tab.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    tab.close()

    page.goto(f"{live_server.url}/today/")
    accessible(page)
    page.get_by_role("link", name="Avslut, Amina Öz").click()
    expect(page.get_by_label("Anteckning")).to_have_value("Började hos snickaren")
    expect(page.get_by_text("Utkast från")).to_be_visible()
    accessible(page)
    page.get_by_label("Avslutsorsak").select_option("A1")
    page.get_by_role("button", name="Spara avslutet").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amina Öz")
    assert not drafts_of(worker).exists()


def test_closing_at_once_sends_what_was_just_written(page, cast, worker, exit_form):
    tab = page.context.new_page()
    tab.goto(exit_form)
    tab.get_by_label("Anteckning").fill("Genast stängd")
    tab.close()  # before the pause in typing that saves
    page.wait_for_timeout(2000)  # what is sent on closing has no page left to tell that it arrived
    page.goto(exit_form)
    expect(page.get_by_label("Anteckning")).to_have_value("Genast stängd")


def test_the_network_goes_and_comes_back(page, live_server, cast, worker):
    page.goto(f"{live_server.url}/participants/{cast.amina.key}/facts/livelihood/new/")
    page.context.set_offline(True)
    page.get_by_label("Andel").fill("45")
    expect(status(page)).to_contain_text(WAITING, timeout=15000)
    assert not drafts_of(worker).exists()
    page.context.set_offline(False)
    expect(status(page)).to_contain_text(SAVED, timeout=20000)
    kept = draft_for(worker, f"cases:record_fact?key={cast.amina.key}&kind=livelihood")
    assert kept["share"] == "45"


def test_a_draft_is_thrown_away(page, cast, worker, exit_form):
    page.goto(exit_form)
    page.get_by_label("Anteckning").fill("Ska bort")
    expect(status(page)).to_contain_text(SAVED, timeout=15000)
    page.goto(exit_form)
    page.get_by_role("button", name="Kasta utkastet").click()
    expect(page.get_by_label("Anteckning")).to_have_value("")
    assert not drafts_of(worker).exists()


def test_signed_out_for_idleness_the_text_stays_and_is_sent_after_sign_in(
    page, live_server, cast, worker, exit_form, settings, signed_in
):
    page.goto(exit_form)
    settings.IDLE_SECONDS = 1
    page.context.set_offline(True)
    page.get_by_label("Anteckning").fill("Skrivet före utloggningen")
    expect(status(page)).to_contain_text(WAITING, timeout=15000)
    page.context.set_offline(False)
    dialog = page.get_by_role("dialog")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(dialog).to_contain_text("Det du har skrivit finns kvar på sidan", timeout=15000)
    assert not drafts_of(worker).exists()
    settings.IDLE_SECONDS = 900
    page.wait_for_timeout(2000)  # an answer that is still on its way to who was signed out takes the new cookie along
    sign_in(page, live_server, signed_in(cast.case_worker))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(dialog).to_be_hidden(timeout=20000)
    expect(status(page)).to_contain_text(SAVED, timeout=20000)
    expect(page.get_by_label("Anteckning")).to_have_value("Skrivet före utloggningen")
    assert draft_for(worker, f"cases:exit?case_key={cast.amina_case.key}")["note"] == "Skrivet före utloggningen"
    assert [fact.code for fact in facts_of(cast.amina) if fact.kind == "livelihood"] == ["assistance_full"]

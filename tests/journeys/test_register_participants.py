"""A registrar enters ten participants by keyboard alone."""

import time

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.queries import facts_of, visible_cases
from stegvis.apps.people.queries import draft_for, find_by_number
from tests.cast import DAY, MEN, WOMEN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("Fatima", "Leyla", "Maria", "Samira", "Hodan", "Omar", "Ali", "Yonas", "Karim", "Erik")
NUMBERS = (*WOMEN[1:6], *MEN[1:6])


@pytest.fixture
def registrar(page, live_server, cast, signed_in):
    session = signed_in(cast.registrar).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
    return cast.registrar


def tab_to(page, name):
    """Press Tab until the field has focus, as somebody without a mouse does."""
    for _press in range(60):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {name}")


def write(page, name, text):
    tab_to(page, name)
    page.keyboard.insert_text(text)


def choose(page, name, beginning):
    """Choose in a list by typing how the choice begins."""
    tab_to(page, name)
    page.keyboard.type(beginning)


def test_ten_participants_by_keyboard_alone(page, live_server, cast, registrar, accessible):
    page.goto(f"{live_server.url}/participants/new/")
    accessible(page)
    began = time.monotonic()
    for number, name in zip(NUMBERS, NAMES, strict=True):
        page.goto(f"{live_server.url}/participants/new/")
        write(page, "number", number.number)
        page.keyboard.press("Tab")
        expect(page.locator("#number-check")).to_contain_text(f"Född {number.born}")
        write(page, "given_name", name)
        write(page, "family_name", "Ek")
        choose(page, "livelihood_1", "Ekonomiskt bistånd, h")
        write(page, "share_1", "100")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{name} Ek")
        assert name not in page.url
        assert number.number not in page.url
        assert name not in page.title()
    assert time.monotonic() - began < 600  # a minute each
    accessible(page)
    assert visible_cases(registrar, DAY).count() == 1 + len(NUMBERS)
    livelihoods = [fact for fact in facts_of(find_by_number(registrar, NUMBERS[0], DAY)) if fact.kind == "livelihood"]
    assert [(fact.code, fact.amount) for fact in livelihoods] == [("assistance_full", 100)]


def test_what_was_written_comes_back_and_stays_out_of_the_browser(page, live_server, registrar):
    page.goto(f"{live_server.url}/participants/new/")
    write(page, "given_name", "Halvvägs")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Sparat", timeout=15000)
    assert "Halvv" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "Halvvägs" not in str(page.context.cookies())
    page.goto(f"{live_server.url}/today/")
    page.get_by_role("link", name="En deltagare som inte är registrerad än").press("Enter")
    expect(page.get_by_label("Förnamn")).to_have_value("Halvvägs")
    page.get_by_role("button", name="Kasta utkastet").press("Enter")
    expect(page.get_by_label("Förnamn")).to_have_value("")
    assert draft_for(registrar, "cases:register") is None


def test_errors_take_focus_and_a_known_person_is_asked_about(page, live_server, cast, registrar, accessible):
    page.goto(f"{live_server.url}/participants/new/")
    write(page, "number", "19550114-0000")
    page.keyboard.press("Tab")
    expect(page.locator("#number-check")).to_contain_text("sista siffra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    accessible(page)
    page.get_by_label("Personnummer").fill(cast.amina.number)
    page.keyboard.press("Tab")
    expect(page.locator("#number-check")).to_contain_text("Är detta rätt person?")
    expect(page.locator("#number-check")).to_contain_text("Amina Öz")
    accessible(page)


def test_every_page_is_accessible_and_fits(page, live_server, cast, registrar, looks_right):
    person, case = f"/participants/{cast.amina.key}/", f"/cases/{cast.amina_case.key}/"
    fact = next(each for each in facts_of(cast.amina) if each.kind == "livelihood")
    pages = ["/today/", "/participants/", "/participants/?state=declined&sex=man", "/participants/search/"]
    pages += ["/participants/anonymous/stegen/", "/follow-ups/", person, f"{person}changes/", f"{person}payments/"]
    pages += [f"{person}correct/", f"{person}facts/occupation/new/", f"{person}facts/livelihood/{fact.id}/withdraw/"]
    pages += [f"{case}{act}/" for act in ("exit", "responsible", "step", "correct")]
    for address in pages:
        page.goto(live_server.url + address)
        looks_right(page)


def test_the_list_is_found_and_opened_from_the_keyboard(page, live_server, cast, registrar):
    page.goto(f"{live_server.url}/participants/")
    page.keyboard.press("/")
    page.keyboard.type("amina")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Amina Öz").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amina Öz")
    page.get_by_role("link", name="Registrera avslut").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Avslut")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Amina Öz")

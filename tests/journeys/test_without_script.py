"""A registrar's whole month in a browser that runs no script."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from docx import Document
from playwright.sync_api import expect

from stegvis.apps.casework.queries import facts_of, visible_cases
from stegvis.apps.people.queries import find_by_number
from tests.apps.intake.files import CILLA, DORIS, participant, workbook
from tests.cast import DAY, MEN
from tests.web.accounts.test_sign_in import PASSWORD, code_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OMAR = MEN[2]


@pytest.fixture
def page(chromium):
    """Open a page in a browser where scripts are off."""
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE", viewport={"width": 1280, "height": 800})
    # Without script all pictures are fetched at once, and the database in memory has one connection for all threads.
    context.route("**/*.svg*", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture
def registrar(cast):
    cache.clear()
    user = cast.registrar.user
    user.set_password(PASSWORD)
    user.save()
    return cast.registrar


def heading(page):
    return page.get_by_role("heading", level=1)


def give_password(page, live_server, registrar):
    page.goto(live_server.url)
    page.get_by_label("E-post").fill(registrar.user.email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


def signs_in(page, live_server, registrar):
    """Add an app at the first sign-in, and use its code at the next."""
    give_password(page, live_server, registrar)
    page.get_by_role("link", name="Använd en app i telefonen").click()
    secret = page.locator(".secret-key").inner_text()
    page.get_by_label("Autentiseringskod").fill(code_for(secret))
    page.get_by_role("button", name="Fortsätt").click()
    page.get_by_role("link", name="Jag har sparat dem. Fortsätt").click()
    page.locator(".menu-user > summary").click()
    page.get_by_role("button", name="Logga ut").click()
    cache.clear()  # a code serves once in its half minute
    give_password(page, live_server, registrar)
    page.get_by_label("Kod").first.fill(code_for(secret))
    page.get_by_role("button", name="Fortsätt").click()
    expect(heading(page)).to_have_text("Idag")


def finds_amina(page, cast):
    page.get_by_label("Sök på namn, nummer eller ärende").fill("amina")
    page.locator(".top-search button").click()
    assert "amina" not in page.url
    page.get_by_role("link", name="Amina Öz").click()
    expect(heading(page)).to_contain_text("Amina Öz")


def registers_omar(page, live_server, registrar, cast):
    page.get_by_role("link", name="Deltagare", exact=True).first.click()
    page.get_by_role("link", name="Registrera deltagare").first.click()
    page.get_by_label("Personnummer").fill(cast.amina.number)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Är detta rätt person?").first).to_be_visible()
    page.get_by_label("Personnummer").fill(OMAR.number)
    page.get_by_label("Förnamn").fill("Omar")
    page.get_by_label("Efternamn").fill("Ek")
    page.get_by_label("Startdag").fill("2010-03-01")
    page.get_by_label("Försörjning 1", exact=True).select_option("assistance_full")
    page.get_by_label("Andel av försörjning 1, procent").fill("100")
    page.get_by_role("button", name="Spara").click()
    expect(heading(page)).to_contain_text("Omar Ek")
    return find_by_number(registrar, OMAR, DAY)


def changes_his_livelihood(page, omar):
    section = page.locator("#livelihood")
    section.get_by_role("link", name="Avsluta").click()
    page.get_by_label("Sista dag").fill("2010-05-31")
    page.get_by_role("button", name="Spara").click()
    section.get_by_role("link", name="Lägg till").click()
    page.get_by_label("Försörjning").select_option("wage")
    page.get_by_label("Andel, procent").fill("100")
    page.get_by_label("Första dag").fill("2010-06-01")
    page.get_by_role("button", name="Spara").click()
    facts = {fact.code: (fact.on, fact.until) for fact in facts_of(omar) if fact.kind == "livelihood"}
    assert facts == {
        "assistance_full": (date(2010, 3, 1), date(2010, 5, 31)),
        "wage": (date(2010, 6, 1), None),
    }


def exits_him(page, registrar, omar):
    page.get_by_role("link", name="Registrera avslut").click()
    page.get_by_label("Avslutsdag").fill("2010-06-01")
    page.get_by_role("button", name="Spara avslutet").click()  # without a reason
    page.get_by_label("Avslutsorsak").select_option("A1")
    page.get_by_label("Anteckning").fill("Fick arbete")
    page.get_by_role("button", name="Spara avslutet").click()
    expect(page.get_by_role("status").first).to_contain_text("Avslutet är registrerat")
    assert visible_cases(registrar, DAY).get(person=omar).exited_on == date(2010, 6, 1)


def imports_a_workbook(page, registrar):
    upload = workbook(participant(CILLA, name="Cilla Citron"), participant(DORIS, name="Doris Dill"))
    page.get_by_role("link", name="Importera", exact=True).first.click()
    page.get_by_role("link", name="Skicka in en fil").first.click()
    page.get_by_label("Gäller till och med").fill("2010-03-31")
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": upload.name, "mimeType": "application/octet-stream", "buffer": upload.read()}
    )
    page.get_by_role("button", name="Gå igenom filen").click()
    page.get_by_role("button", name="Läs in").click()
    expect(page.get_by_text("Filen lästes in")).to_be_visible()
    page.get_by_role("link", name="Till deltagarna").click()
    for name in ("Cilla Citron", "Doris Dill"):
        expect(page.get_by_role("link", name=name)).to_be_visible()


def reads_the_goal(page):
    page.get_by_role("link", name="Rapporter", exact=True).first.click()
    expect(heading(page)).to_have_text("Stegen: Måluppfyllelse")
    expect(page.locator(".goal-lines > li")).to_have_count(5)


def takes_the_report_home(page):
    page.get_by_role("link", name="Rapport", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word", exact=True).click()
    word = Document(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert word.tables
    assert any("Stegen" in paragraph.text for paragraph in word.paragraphs)


def test_a_months_work_without_script(page, live_server, cast, registrar):
    signs_in(page, live_server, registrar)
    finds_amina(page, cast)
    omar = registers_omar(page, live_server, registrar, cast)
    changes_his_livelihood(page, omar)
    exits_him(page, registrar, omar)
    imports_a_workbook(page, registrar)
    reads_the_goal(page)
    takes_the_report_home(page)


def test_what_was_refused_is_there_as_a_draft_without_script(page, live_server, cast, registrar, signed_in):
    cookie = signed_in(registrar).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
    address = f"{live_server.url}/cases/{cast.amina_case.key}/exit/"
    page.goto(address)
    page.get_by_label("Avslutsdag").fill("2010-01-01")  # before her start
    page.get_by_label("Avslutsorsak").select_option("A1")
    page.get_by_label("Anteckning").fill("Skrivet utan skript")
    page.get_by_role("button", name="Spara avslutet").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{live_server.url}/today/")
    page.get_by_role("link", name="Avslut, Amina Öz").click()
    expect(page.get_by_label("Anteckning")).to_have_value("Skrivet utan skript")
    page.get_by_role("button", name="Kasta utkastet").click()
    expect(page.get_by_label("Anteckning")).to_have_value("")

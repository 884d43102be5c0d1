"""Two offices, two browsers: Ekby hands over to AF, AF files it and asks back, and Ekby answers."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.people import actions
from tests.apps.people.sharing import consent
from tests.cast import AMINA, WOMEN, register

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = "Hon ringer och mår mycket dåligt."


@pytest.fixture
def looks_right(looks_right):
    """Return a check of the page that stands open, and that its address and title tell nobody's name or number."""

    def check(page):
        looks_right(page)
        for secret in ("Amina", AMINA.number):
            assert secret not in page.url
            assert secret not in page.title()

    return check


def test_from_one_office_to_the_other_and_back(cast, browser_of, looks_right):
    consent(cast, ways=(("ekby", "af"), ("af", "ekby")))
    ekby, af = browser_of(cast.case_worker), browser_of(cast.af_worker)

    ekby.goto(f"/participants/{cast.amina.key}/")
    ekby.get_by_role("link", name="Delat", exact=True).click()
    looks_right(ekby)
    ekby.get_by_role("link", name="Lämna ut", exact=True).click()
    looks_right(ekby)
    ekby.get_by_role("link", name="Gemensam kartläggning och planering").click()
    ekby.get_by_text("Skriv med egna ord om ekonomi").click()
    ekby.get_by_label("Med egna ord om ekonomi").fill("Söker bostadsbidrag.")
    ekby.get_by_label("Till vem där?").select_option(label=cast.af_worker.user.name)
    looks_right(ekby)
    ekby.get_by_role("button", name="Lämna ut").click()
    expect(ekby.get_by_text("Kopian är oförändrad")).to_be_visible()
    looks_right(ekby)

    af.goto("/today/")
    af.get_by_role("link", name="Mottaget").click()
    looks_right(af)
    af.get_by_role("link", name=cast.ekby.name).click()
    expect(af.get_by_text("Söker bostadsbidrag.")).to_be_visible()
    looks_right(af)
    af.get_by_role("link", name="Lägg i akt").click()
    looks_right(af)
    af.get_by_role("button", name="Registrera och lägg i akt").click()
    expect(af.get_by_role("heading", name="Delat med och mottaget från")).to_be_visible()
    theirs = af.url
    looks_right(af)

    af.get_by_role("link", name="Begär uppgifter").click()
    looks_right(af)
    af.get_by_role("link", name="Gemensam kartläggning och planering").click()
    af.get_by_label("Ekonomi och försörjning").check()
    af.get_by_label("Vad behöver du det till?").fill("Inför planen.")
    looks_right(af)
    af.get_by_role("button", name="Skicka frågan").click()
    expect(af.get_by_text("Inte besvarad än")).to_be_visible()

    ekby.goto("/today/")
    ekby.get_by_role("link", name="Frågor").click()
    looks_right(ekby)
    ekby.get_by_role("link", name=cast.af.name).click()
    expect(ekby.get_by_text("Inför planen.")).to_be_visible()
    looks_right(ekby)
    ekby.get_by_role("button", name="Lämna ut").click()
    expect(ekby.get_by_text("Kopian är oförändrad")).to_be_visible()

    af.goto(theirs)
    expect(af.get_by_role("region", name=f"Mottaget från: {cast.ekby.name}").locator("tbody tr")).to_have_count(2)
    looks_right(af)


def test_opening_with_a_reason_and_its_review(cast, browser_of, looks_right):
    worker = browser_of(cast.colleague)
    worker.goto("/participants/")
    worker.get_by_role("link", name="Öppna i nödläge").click()
    looks_right(worker)
    worker.get_by_label("Personnummer").fill(AMINA.number)
    worker.get_by_label("Varför behöver du öppna personen?").fill(REASON)
    worker.get_by_role("button", name="Öppna i tre timmar").click()
    expect(worker.get_by_text("läs, skriv inte")).to_be_visible()
    looks_right(worker)
    worker.goto("/openings/")
    looks_right(worker)

    officer = browser_of(cast.data_protection_officer)
    officer.goto("/administration/openings/")
    looks_right(officer)
    officer.get_by_role("row").last.get_by_role("link").click()
    officer.get_by_label("Befogad", exact=True).check()
    looks_right(officer)
    officer.get_by_role("button", name="Spara granskningen").click()
    expect(officer.get_by_text("Granskat de senaste nittio dagarna")).to_be_visible()
    looks_right(officer)


def test_a_colleagues_relative_and_the_standing_views(cast, browser_of, looks_right):
    relative = register(cast.trusted_registrar, cast.project, WOMEN[7], "K", "Ek", person={"protection": "own_staff"})

    trusted = browser_of(cast.trusted_registrar)
    trusted.goto(f"/participants/{relative.person.key}/")
    looks_right(trusted)
    trusted.get_by_label("Varför behöver du öppna personen?").fill(REASON)
    trusted.get_by_role("button", name="Öppna i tre timmar").click()
    expect(trusted.get_by_role("heading", level=1)).to_contain_text("K Ek")
    assert trusted.url.endswith(f"/participants/{relative.person.key}/")

    administrator = browser_of(cast.administrator)
    administrator.goto("/administration/standing-views/")
    looks_right(administrator)
    administrator.get_by_role("link", name="Öppna stående åtkomst").click()
    looks_right(administrator)
    administrator.get_by_label("Vem får uppgifterna?").select_option(label=cast.af.name)
    administrator.get_by_label("För vilket ändamål?").select_option("planning")
    administrator.get_by_label("Hälsa").check()
    administrator.get_by_label("Vilken lag stöder sig åtkomsten på?").fill("110 kap. 33 § SFB")
    administrator.get_by_role("button", name="Öppna", exact=True).click()
    expect(administrator.get_by_text("110 kap. 33 § SFB")).to_be_visible()
    looks_right(administrator)
    administrator.get_by_role("link", name="Avsluta").click()
    looks_right(administrator)


def test_a_question_is_answered_with_a_no(cast, browser_of, looks_right):
    consent(cast)
    asked = {"kinds": ["health"], "to_user": cast.af_worker.user, "message": "Inför planen."}
    actions.ask(person=cast.amina, holder=cast.af, purpose="planning", by=cast.case_worker, **asked)
    af, ekby = browser_of(cast.af_worker), browser_of(cast.case_worker)
    af.goto("/today/")
    af.get_by_role("link", name="Frågor").click()
    looks_right(af)
    af.get_by_role("link", name=cast.ekby.name).click()
    looks_right(af)
    af.get_by_role("link", name="Svara nej").click()
    looks_right(af)
    af.get_by_label("Varför?").fill("Vi har inget att lämna.")
    af.get_by_role("button", name="Skicka svaret").click()
    ekby.goto(f"/participants/{cast.amina.key}/shared/")
    expect(ekby.get_by_text("Vi har inget att lämna.")).to_be_visible()
    looks_right(ekby)

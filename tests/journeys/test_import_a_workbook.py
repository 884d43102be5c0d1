"""A registrar sends in a workbook with faults, mends the rows, and has all participants in her list."""

from datetime import date

import pytest
from playwright.sync_api import expect

from stegvis.core.intake import read_sheets
from tests.apps.intake.files import CILLA, DORIS, ERIK, dashed, participant, sheet, workbook

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def registrar(page, live_server, cast, signed_in):
    """Sign the registrar in, in the browser."""
    cookie = signed_in(cast.registrar).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/imports/")
    return cast.registrar


def send(page, upload, day="2010-03-31"):
    page.get_by_role("link", name="Skicka in en fil").first.click()
    page.get_by_label("Gäller till och med").fill(day)
    page.get_by_label("Fil", exact=True).set_input_files(
        {"name": upload.name, "mimeType": "application/octet-stream", "buffer": upload.read()}
    )
    page.get_by_role("button", name="Gå igenom filen").click()


def test_a_bad_workbook_is_mended_and_read_in(page, registrar, accessible):
    accessible(page)
    faulty = participant(ERIK, name="Ek, Erik", exit=date(2010, 3, 9))
    people = [participant(CILLA, name="Cilla Citron"), participant(DORIS, name="Doris Dill"), faulty]
    send(page, workbook(*people))
    expect(page.get_by_role("heading", name="1 rad går inte att använda")).to_be_visible()
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Ladda ner raderna att rätta").click()
    page.get_by_role("button", name="Läs in").click()
    expect(page.get_by_text("Filen lästes in")).to_be_visible()
    accessible(page)

    found = read_sheets(download.value.path().read_bytes(), "rader.xlsx")["Deltagare"]
    headings, row = list(found.rows[0]), list(found.rows[1])
    row[headings.index("Avslutsorsak")] = "Studier"
    page.get_by_role("link", name="Importera").first.click()
    send(page, sheet(headings, row, name="rättade.xlsx", title="Deltagare"))
    expect(page.get_by_text("Tillagda rader: 1. Ändrade: 0. Borttagna: 0.")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Läs in").click()

    page.get_by_role("link", name="Till deltagarna").click()
    for name in ("Cilla Citron", "Doris Dill", "Erik Ek"):
        expect(page.get_by_role("link", name=name)).to_be_visible()


def test_a_new_layout_is_named_once(page, registrar, accessible):
    headings = ["Pers nr", "Började", "Resultat"]
    send(page, sheet(headings, [dashed(CILLA), date(2010, 3, 1), ""], name="egen.xlsx"))
    expect(page.get_by_role("heading", name="Vad är kolumnerna?")).to_be_visible()
    accessible(page)
    page.get_by_label("Pers nr").select_option("personal_number")
    page.get_by_label("Började").select_option("start")
    page.get_by_role("button", name="Det stämmer, gå igenom filen").click()
    expect(page.get_by_role("button", name="Läs in")).to_be_visible()


def test_the_workbook_page_is_open_to_all(page, registrar, accessible):
    page.get_by_role("link", name="Hämta arbetsboken").click()
    expect(page.get_by_role("heading", name="Arbetsboken")).to_be_visible()
    for summary in page.locator("details.sheet-about > summary").all():
        summary.click()
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ner ifylld").click()
    assert download.value.suggested_filename.startswith("stegvis-arbetsbok-")

"""A process leader reads the goal, writes in the report, takes it home in Word and PDF, and freezes it; then the
steering group reads it."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from playwright.sync_api import expect

from stegvis.apps.access import queries
from tests.cast import EKBY, MEN, WOMEN, register

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enough(cast):
    for number in [*WOMEN[10:18], *MEN[10:17]]:
        register(cast.registrar, cast.project, number, "Prov", "Person", person={"municipality": EKBY})


@pytest.fixture
def comes(page, live_server, client):
    """Let somebody of the cast come to a page of reports, signed in with both factors."""

    def come(viewer, path):
        client.force_login(viewer.user)
        session = client.session
        session[queries.SECOND_FACTOR] = True
        session["membership"] = viewer.membership.pk
        session.save()
        cookie = {"name": "session", "value": session.session_key, "url": live_server.url}
        page.context.clear_cookies()
        page.context.add_cookies([cookie])
        page.goto(f"{live_server.url}{path}")
        return page

    return come


def downloaded(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def reads_the_goal(page, accessible):
    expect(page.get_by_role("heading", level=1)).to_have_text("Stegen: Måluppfyllelse")
    expect(page.locator(".goal-lines > li")).to_have_count(5)
    expect(page.get_by_text("förändring, inte en effekt")).to_be_visible()
    accessible(page)


def looks_at_a_table(page, accessible):
    page.get_by_role("link", name="Tabeller", exact=True).click()
    page.get_by_role("link", name="Deltagare efter ålder och kön").click()
    expect(page.locator("a[href*='/people/']")).to_have_count(0)
    page.get_by_text("Visa som diagram").click()
    expect(page.locator("figure img:not(.on-paper)")).to_be_visible()
    accessible(page)


def writes_the_summary(page, accessible):
    page.get_by_role("link", name="Rapport", exact=True).click()
    accessible(page)
    first = page.locator("#summary")
    first.get_by_text("Skriv").click()
    first.get_by_role("textbox").fill("De flesta går vidare.")
    expect(first.get_by_text("Sparat", exact=False)).to_be_visible(timeout=15000)
    first.get_by_role("button", name="Spara").click()
    expect(page.locator("#summary .written")).to_have_text("De flesta går vidare.")
    expect(page.locator("#summary")).to_contain_text("av Process leader, sparad")


def takes_the_report_home(page):
    name, word = downloaded(page, "Word")
    assert name == "stegen-report.docx"
    assert "De flesta går vidare." in [each.text for each in Document(BytesIO(word)).paragraphs]
    name, pdf = downloaded(page, "PDF")
    assert name == "stegen-report.pdf"
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert len(opened.pages) > 3


def test_from_the_goal_to_what_the_steering_group_reads(cast, enough, comes, accessible):
    page = comes(cast.process_leader, "/reports/")
    reads_the_goal(page, accessible)
    looks_at_a_table(page, accessible)
    writes_the_summary(page, accessible)
    takes_the_report_home(page)
    page.get_by_role("button", name="Frys en version").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stegen: version 1")
    accessible(page)

    page = comes(cast.board_member, "/reports/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Stegen: Publikationer")
    accessible(page)
    page.get_by_role("link", name="Version 1").click()
    expect(page.locator("#summary, .written").first).to_contain_text("De flesta går vidare.")
    expect(page.get_by_text("Amina")).to_have_count(0)


def test_a_text_is_saved_without_javascript(cast, chromium, live_server, client):
    client.force_login(cast.evaluator.user)
    session = client.session
    session[queries.SECOND_FACTOR] = True
    session.save()
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])
    # Without script all pictures are fetched at once, and the database in memory has one connection for all threads.
    context.route("**/*.svg*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{live_server.url}/reports/stegen/report/")
    page.locator("#background summary").click()
    page.locator("#background textarea").fill("Behovet fanns.")
    page.locator("#background button").click()
    expect(page.locator("#background .written")).to_have_text("Behovet fanns.")
    context.close()

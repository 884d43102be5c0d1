"""A deviation in under a minute, and the month's figures in."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.queries import visible_cases
from stegvis.apps.improvement.models import Deviation
from tests.apps.intake.files import CILLA, DORIS, participant, workbook
from tests.cast import DAY
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_report_a_deviation(at_work):
    with doing(at_work, "report a deviation", aim=60) as hands:
        hands.look_up("Amina")
        hands.click("Amina Öz")
        hands.click("Rapportera en avvikelse")
        hands.write("what", "Praktik stoppad i tre veckor: oklart vem som betalar resan.")
        for name in ("category", "lacked", "rests_on", "level", "consequence"):
            hands.choose_first(name)
        hands.write("days_lost", "21")
        hands.press("Spara")
    assert Deviation.objects.get().days_lost == 21


def test_send_in_the_month(cast, browser_for):
    upload = workbook(participant(CILLA, name="Cilla Citron"), participant(DORIS, name="Doris Dill"))
    page = browser_for(cast.registrar)
    with doing(page, "monthly report", aim=60) as hands:
        hands.begin_at("/imports/")
        hands.click("Skicka in en fil")
        hands.write("as_of", "2010-03-31")
        hands.choose_file("Fil", upload)
        hands.press("Gå igenom filen")
        hands.press("Läs in")
    expect(page.get_by_text("Filen lästes in")).to_be_visible()
    assert visible_cases(cast.registrar, DAY).count() == 3

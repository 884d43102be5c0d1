"""A referral in two minutes, and whether the person belongs to the target group."""

from datetime import date

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.models import SentReferral
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind as Kind
from tests.apps.casework.referring import NUMBER
from tests.cast import register
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = (
    "Har varit sjukskriven i två år för ryggen och utmattning. Vill tillbaka till arbetet i köket, helst på halvtid. "
    "Har provat arbetsträning en gång utan stöd, det bröts efter tre veckor. Behöver att alla drar åt samma håll."
)


@pytest.fixture
def criteria(cast):
    for kind, numbers in ((Kind.AGE, {"lowest": 25, "highest": 110}), (Kind.ILL_HEALTH, {})):
        projects.add_criterion(project=cast.project, kind=kind, on=cast.project.starts, by=cast.officer, **numbers)


def test_refer(cast, browser_for):
    page = browser_for(cast.referrer)
    with doing(page, "refer", aim=120) as hands:
        hands.begin_at("/referrals/")
        hands.click("Remittera en person")
        hands.choose("to", "Socialnämnden i Ekby, Vuxenenheten")
        hands.write("number", NUMBER.number)
        hands.write("given_name", "Leyla")
        hands.write("family_name", "Demir")
        hands.write("phone", "0701740605")
        hands.choose("language", "Turkiska")
        hands.tick("Behöver tolk")
        hands.write("reason", REASON)
        hands.press("Skicka remissen")
    expect(page.get_by_text("Mottagen").first).to_be_visible()
    assert SentReferral.objects.get().receiver == cast.ekby


@pytest.fixture
def referred(cast):
    register(cast.case_worker, cast.project, NUMBER, "Leyla", "Demir", started_on=None, referred_on=date(2010, 8, 1))


@pytest.mark.usefixtures("criteria", "referred")
def test_check_whether_she_belongs_to_the_target_group(at_work):
    with doing(at_work, "check the target group", aim=60) as hands:
        hands.look_up("Leyla")
        hands.click("Leyla Demir")
        hands.click("Se kriterierna")
        hands.click("Bedöm")
        hands.tick("#id_says_0")
        hands.choose("basis", "Intyg eller utlåtande")
        hands.press("Spara")
    expect(at_work.get_by_text("Uppfyller alla kriterier i dag.")).to_be_visible()

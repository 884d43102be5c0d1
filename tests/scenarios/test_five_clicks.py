"""Two browsers, five clicks in each, one referral."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.models import SentReferral
from stegvis.apps.people.models import Disclosure, Ground
from tests.apps.casework.referring import NUMBER, REASON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIVE_CLICKS = "button => { for (let click = 0; click < 5; click++) button.click() }"


def fill(page):
    page.goto("/referrals/new/")
    page.locator("[name=to]").select_option(label="Socialnämnden i Ekby, Vuxenenheten")
    page.get_by_label("Personnummer").fill(NUMBER.number)
    page.get_by_label("Förnamn").fill("Leyla")
    page.get_by_label("Efternamn").fill("Demir")
    page.get_by_label("Varför remitterar du personen?").fill(REASON)


def test_five_clicks_in_two_browsers_make_one_referral(cast, browser_of):
    pages = [browser_of(cast.referrer), browser_of(cast.referrer)]
    for page in pages:
        fill(page)
    for page in pages:
        page.get_by_role("button", name="Skicka remissen").evaluate(FIVE_CLICKS)
    for page in pages:
        expect(page.get_by_text("Mottagen").or_(page.get_by_text("redan remitterad dit")).first).to_be_visible()
    assert SentReferral.objects.count() == Disclosure.objects.count() == Ground.objects.count() == 1

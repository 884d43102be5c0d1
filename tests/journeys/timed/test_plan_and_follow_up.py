"""A plan from the person's own goal to the agreement, and the look at it some weeks later."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.casework.models import PlanReview, PlanVersion
from tests.apps.casework.plans.planning import GOAL, agreed
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_make_a_plan(cast, at_work):
    due = (timezone.localdate() + timedelta(days=30)).isoformat()
    lines = (
        ("Personen själv", "Ringa Lagerhuset"),
        (cast.af.name, "Truckutbildning"),
        (cast.ekby.name, "Arbetsträning"),
    )
    with doing(at_work, "make a plan", aim=240) as hands:
        hands.look_up("Amina")
        hands.click("Amina Öz")
        hands.click("Börja planen")
        hands.write("goal", GOAL)
        hands.press("Börja planen")
        hands.click("Lägg till åtgärd")
        for number, (party, what) in enumerate(lines, start=1):
            hands.write("what", what)
            hands.choose("party", party)
            hands.write("due", due)
            hands.press("Spara och lägg till en till" if number < len(lines) else "Spara")
        hands.click("Kom överens om planen")
        hands.choose("meeting_kind", "Trepartssamtal")
        hands.tick(cast.af.name)
        hands.write("present", "Amina, Alva")
        hands.press("Planen är överenskommen")
    assert PlanVersion.objects.get().agreed_on == timezone.localdate()


def test_follow_up_the_plan(cast, at_work):
    agreed(cast)
    with doing(at_work, "follow up the plan", aim=120) as hands:
        hands.begin_at("/plan-actions/")
        hands.click("Gör", within=at_work.locator("#reviews"))
        hands.write("said", "Praktiken går bra, fyra timmar om dagen. Ryggen håller. Nästa steg är truckkortet.")
        hands.press("Spara")
    assert PlanReview.objects.count() == 1

"""Calling a meeting of three parties, and its minutes with a task for each."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from stegvis.apps.casework.models import CallNotice, Task
from tests.apps.casework.meetings.meeting import TODAY, booked, known_at_af
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SITUATION = "Amina söker praktik på lager. Ryggen håller i fyra timmar, läkaren ser inget hinder."
CONCLUSION = "AF ordnar tre veckors praktik på halvtid. Kommunen följer upp varje vecka."


def test_call_a_meeting(cast, at_work):
    known_at_af(cast)
    with doing(at_work, "call a meeting", aim=90) as hands:
        hands.look_up("Amina")
        hands.click("Amina Öz")
        hands.click("Boka möte")
        hands.choose("kind", "Trepartssamtal")
        hands.write("on", (TODAY + timedelta(days=7)).isoformat())
        hands.write("place", "Rum 3, Storgatan 1")
        hands.tick(cast.af.name)
        hands.press("Boka och kalla")
    assert CallNotice.objects.get().disclosure.receiver == cast.af


def test_write_the_minutes(cast, at_work):
    booked(cast, on=TODAY)
    due = (timezone.localdate() + timedelta(days=14)).isoformat()
    with doing(at_work, "write the minutes", aim=240) as hands:
        hands.begin_at("/today/")
        hands.click("Öppna", within=at_work.locator("main"))
        hands.click("Skriv minnesanteckningar")
        hands.tick(cast.af.name)
        hands.write("situation", SITUATION)
        hands.write("conclusion", CONCLUSION)
        hands.press("Spara")
        hands.click("Lägg till en uppgift")
        for party, what in ((cast.af.name, "Fråga Lagerhuset om praktik"), ("Personen själv", "Skriva cv")):
            hands.write("what", what)
            hands.choose("party", party)
            hands.write("due", due)
            hands.press("Spara och lägg till en till" if party == cast.af.name else "Spara")
        hands.press("Gör klart minnesanteckningarna")
    expect(at_work.get_by_text("Klara").or_(at_work.get_by_text("klara")).first).to_be_visible()
    assert Task.objects.count() == 2

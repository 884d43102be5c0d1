"""Consent and mapping: what an intake takes when the person sits in the room."""

import pytest
from playwright.sync_api import expect

from stegvis.apps.casework.models import MappingSection
from stegvis.apps.people.models import Ground
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INTAKE = 600
TOLD = {
    "Vad personen själv vill": "Vill köra truck igen, först halvtid. Barnen ska hinna hämtas före fem.",
    "Boende och familj": "Bor med make och tre barn i en trea i Ekby, kontrakt i första hand.",
    "Ekonomi": "Försörjningsstöd sedan 2008. Skuld hos Kronofogden, 40 000 kr.",
    "Hälsa": "Ont i ryggen efter några timmar. Sover dåligt sedan i våras. Går till vårdcentralen.",
    "Arbete och utbildning": "Körde truck i sex år på lager. Gymnasium från hemlandet, inte översatt.",
    "Språk": "Förstår det mesta på svenska. Skriver korta texter. Tolk vid svåra samtal.",
    "Nätverk och fritid": "Syster i samma stad. Sjunger i kör på torsdagar.",
    "Andra planer på gång": "Har en handlingsplan hos Arbetsförmedlingen från i höstas.",
}


def test_consent_and_mapping_are_an_intake_in_ten_minutes(at_work):
    with doing(at_work, "take a consent") as consenting:
        consenting.look_up("Amina")
        consenting.click("Amina Öz")
        consenting.click("Samtycken")
        consenting.click("Anteckna samtycke")
        for kind in ("identity", "economy", "health", "work_education", "attendance"):
            consenting.tick(f"#id_all_out_{kind}")
        consenting.press("Spara samtycket")
    expect(at_work.get_by_text("Antecknat, ja till")).to_be_visible()
    with doing(at_work, "map") as mapping:
        mapping.look_up("Amina")
        mapping.click("Amina Öz")
        mapping.click("Börja kartlägga")
        mapping.press("Börja")
        mapping.click("Skriv: Vad personen själv vill")
        for number, text in enumerate(TOLD.values(), start=1):
            mapping.write("situation", text)
            mapping.press("Spara och skriv" if number < len(TOLD) else "Spara")
        mapping.click("Avsluta kartläggningen")
        mapping.press("Avsluta")
    assert Ground.objects.count() == 1
    assert MappingSection.objects.count() == len(TOLD)
    assert consenting.seconds + mapping.seconds <= INTAKE, (consenting, mapping)

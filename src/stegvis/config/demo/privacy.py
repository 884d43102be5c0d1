"""What is kept about her, Amina wants to see: a request that waits for its answer."""

from datetime import date, timedelta

from stegvis.apps.people.models import Person
from stegvis.apps.privacy.actions import record_request

from .staff import House

DAYS_AGO = 12


def enter(house: House, person: Person, today: date) -> None:
    asked = today - timedelta(days=DAYS_AGO)
    by = house.staff["dpo-1"]
    record_request(person_key=person.key, asked_on=asked, way="visit", identity="shown", by=by)

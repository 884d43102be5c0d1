"""Persons registered a second time over the phone: one waits to be compared, one was made one, one is a namesake."""

from datetime import date

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.actions import record_fact
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people.actions import register_person
from stegvis.apps.people.models import Person
from stegvis.apps.privacy.actions import decide_two_persons, merge_persons

from .staff import House

PHONE = "070-174 06 05"


def enter(house: House, amina: Person, today: date) -> None:
    """Let Amina be registered twice; of two others one was the same person, and one was not."""
    saga = house.staff["eslov-1"]
    same, namesake = _others(saga, amina, today)
    _second_row(saga, amina)
    row = _second_row(saga, same)
    record_fact(kind="education", person=row, code="compulsory", on=None, by=saga)
    merge_persons(one=same, other=row, why="Ringde från samma nummer och visade legitimation på besöket.", by=saga)
    record_fact(kind="livelihood", person=same, code="wage", share=20, on=today, by=saga)
    why = "Ringde båda två: kusiner med samma namn, födda samma dag."
    decide_two_persons(one=namesake, other=_second_row(saga, namesake), why=why, by=saga)


def _others(worker: Staff, amina: Person, today: date) -> list[Person]:
    """Return two who are under way: those who came first."""
    cases = CaseSight(worker, today).rows.filter(state="under_way", person__protection="none").exclude(person=amina)
    return [case.person for case in cases.select_related("person").order_by("started_on", "pk")[:2]]


def _second_row(worker: Staff, person: Person) -> Person:
    return register_person(
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.birth_date,
        sex=person.sex,
        phone=PHONE,
        by=worker,
    )

"""What is kept about her, Amina wants to see; how long files are kept, who is due, and who is kept longer."""

from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.people.models import Person
from stegvis.apps.privacy.actions import hold_file, record_request, record_retention_rule
from stegvis.apps.privacy.due import due, rule_of

from .staff import MONTHS_KEPT, House

DAYS_AGO, ERASURE_DAYS_AGO, DECIDED_DAYS_AGO, RESEARCH_DAYS = 12, 5, 400, 540


def enter(house: House, person: Person, today: date) -> None:
    asked = today - timedelta(days=DAYS_AGO)
    by = house.staff["dpo-1"]
    record_request(person_key=person.key, asked_on=asked, way="visit", identity="shown", by=by)
    _decide(house.staff["admin-1"], today, "Socialnämnden", "SN 17 § 4")


def enter_retention(house: House, today: date) -> None:
    """Let the finished project's files be due: one is kept for research, and one wants to be erased."""
    _decide(house.staff["admin-1"], today, "Arbetsmarknadsnämnden", "AMN 41 § 9")
    rule = rule_of(house.staff["admin-1"].organisation, today)
    people = list(due(rule, today).filter(protection="none")[:2]) if rule else []
    for first in people[:1]:
        hold_file(
            person=first,
            reason="research",
            why="Ingår i en uppföljning som nämnden har beslutat om (AMN 52 § 3).",
            until=today + timedelta(days=RESEARCH_DAYS),
            by=house.staff["registrar-1"],
        )
    for second in people[1:]:
        asked = today - timedelta(days=ERASURE_DAYS_AGO)
        said = {"asked_on": asked, "way": "letter", "identity": "registered", "kind": "erasure"}
        record_request(person_key=second.key, by=house.staff["dpo-1"], **said)


def _decide(by: Staff, today: date, board: str, reference: str) -> None:
    decided = today - timedelta(days=DECIDED_DAYS_AGO)
    record_retention_rule(
        months=MONTHS_KEPT, since=decided, decided_on=decided, decided_by=board, reference=reference, by=by
    )

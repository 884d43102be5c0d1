"""A second row of somebody, as it comes to be when she is registered twice: without a number."""

from datetime import date

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person, PersonMerge
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.kinds import KINDS
from tests.cast import AMINA, Cast

WHY = "Samma person: hon visade sitt leg"


def second_row(cast: Cast, by: Staff | None = None, **details: object) -> Person:
    said = {"given_name": "Amina", "family_name": "Öz", "sex": "woman", "birth_date": AMINA.born, **details}
    return people.register_person(by=by or cast.registrar, **said)


def lives(cast: Cast, person: Person) -> None:
    """Let something be known of the second row."""
    casework.record_fact(
        person=person, kind="livelihood", code="wage", share=50, on=date(2010, 5, 1), by=cast.registrar
    )
    casework.record_fact(person=person, kind="education", code="post_three", on=date(2010, 5, 1), by=cast.registrar)


def merged(cast: Cast, other: Person, by: Staff | None = None) -> PersonMerge:
    return actions.merge_persons(one=cast.amina, other=other, why=WHY, by=by or cast.registrar)


def rows_of_each(*people: Person) -> dict[str, list[set[int]]]:
    """Return the rows of each kind that are each of these persons'."""
    return {kind.label: [set(kind.rows(each).values_list("pk", flat=True)) for each in people] for kind in KINDS}

"""Amina, whom the demo follows: consents, mapping, assessment, plan, and an action that is late."""

from dataclasses import replace
from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.policies import CaseSight
from stegvis.demo import SyntheticProject

OWNER = "eslov"
HERS = {
    "given_name": "Amina",
    "birth_country": "Syrien",
    "birth_region": "middle_east_north_africa",
    "arrival_year": 2014,
    "language": "ar",
}
PLANNED = timedelta(days=64)  # so long ago her plan was agreed


def named(invented: SyntheticProject, today: date) -> tuple[SyntheticProject, str]:
    """Return the project with her name in it, and her number: the latest woman who has had time to get a plan."""
    number = max(_women_under_way(invented, today - PLANNED))[1]
    people = tuple(replace(each, **HERS) if each.number == number else each for each in invented.people)
    return replace(invented, people=people), number


def case_of(worker: Staff, number: str, today: date) -> Case:
    """Return her case."""
    rows = CaseSight(worker, today).rows.filter(state="under_way").select_related("person__owner", "project", "owner")
    return next(each for each in rows if each.person.number == number)


def _women_under_way(invented: SyntheticProject, since: date) -> list[tuple[date, str]]:
    return [
        (each.started, each.number)
        for each in invented.cases
        if each.owner == OWNER and each.state == "under_way" and each.started and each.started <= since
        if invented.person_of[each.number].sex == "woman" and invented.person_of[each.number].protection == "none"
    ]

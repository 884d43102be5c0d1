"""With whom the own organisation works around a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from stegvis.apps.access.queries import organisations
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import visible_cases
from stegvis.apps.casework.states import OPEN


@dataclass(frozen=True)
class Around:
    """The other authorities in the projects of the person's open cases, all others, and what the projects are called.

    Associations are in neither: they see no person.
    """

    likely: tuple[Any, ...]
    others: tuple[Any, ...]
    cooperation: str

    @property
    def all(self) -> tuple[Any, ...]:
        return self.likely + self.others


def around(viewer: Staff, person: Any, on: date) -> Around:
    cases = visible_cases(viewer, on).filter(person=person, state__in=OPEN).select_related("project")
    projects = list({case.project_id: case.project for case in cases}.values())
    partners = {
        party.organisation_id
        for project in projects
        for party in project.parties.on_day(on)  # nearly always one project
    }
    rest = [each for each in organisations(viewer) if not each.is_association and each.pk != viewer.organisation_id]
    return Around(
        likely=tuple(each for each in rest if each.pk in partners),
        others=tuple(each for each in rest if each.pk not in partners),
        cooperation=_and(sorted(project.name for project in projects)),
    )


def _and(names: list[str]) -> str:
    """Join names in Swedish: they stand in the form that is signed."""
    with override("sv"):
        if not names:
            return str(_("the cooperation around you"))
        *first, last = names
        return str(_("%(first)s and %(last)s")) % {"first": ", ".join(first), "last": last} if first else last

"""What else the role is for, on the start page: its places and the projects it sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.projects.queries import visible_projects
from stegvis.web.common.navigation import Place, places_for

PURPOSES: Mapping[int, str | Promise] = {
    2: _("Find a person, register a start or an exit."),
    3: _("Commission, parties, goals and money, and how the project goes."),
    4: _("Questionnaires and what they say."),
    5: _("What does not work between the authorities."),
    6: _("Tables, goals and the evaluation report."),
    7: _("Who works here, in which role, and who has seen what."),
}
"""What a place is for, by its order in the left column."""


@dataclass(frozen=True)
class Opening:
    """A place with what it is for."""

    place: Place
    purpose: str | Promise


def openings(viewer: Staff) -> list[Opening]:
    """Return the viewer's places except the start page itself."""
    return [Opening(place, PURPOSES[place.order]) for place in places_for(viewer) if place.order in PURPOSES]


def projects_of(viewer: Staff, today: date) -> list[Any]:
    sees = viewer.may(Permission.SEE_PROJECTS) or viewer.may(Permission.SEE_PUBLICATIONS)
    return list(visible_projects(viewer, today)) if sees else []

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

PURPOSES: Mapping[str, str | Promise] = {
    "cases": _("Find a person, register a start or an exit."),
    "referrals": _("Refer a person, see how far it has come, and take up who was referred to you."),
    "intake": _("Read in the month's file or an extract."),
    "projects": _("Commission, parties, goals and money, and how the project goes."),
    "improvement": _("What stops between organisations, told without the person."),
    "reports": _("Tables, goals and the evaluation report."),
    "privacy": _("Who asks what is kept about her, or that it be erased."),
    "retention": _("How long files are kept, who is due, and the lists of what is removed."),
    "accounts": _("Who works here, in which role, and who has seen what."),
}
"""What each area is for."""


@dataclass(frozen=True)
class Opening:
    """A place with what it is for."""

    place: Place
    purpose: str | Promise


def openings(viewer: Staff) -> list[Opening]:
    """Return the viewer's places except the start page itself."""
    return [Opening(place, PURPOSES.get(place.area, "")) for place in places_for(viewer) if place.area != "today"]


def projects_of(viewer: Staff, today: date) -> list[Any]:
    sees = viewer.may(Permission.SEE_PROJECTS) or viewer.may(Permission.SEE_PUBLICATIONS)
    return list(visible_projects(viewer, today)) if sees else []

"""Group sessions on a person's page: hers alone, and nothing of who else is there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage, sessions_of
from stegvis.web.common import codes
from stegvis.web.common.persons.person_parts import Event, Part


def sessions(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    found = sessions_of(page.cases) if page.cases and page.has("session") else []
    if not found:
        return None
    coming = [place for place in reversed(found) if place.session.on >= today]
    held = [place for place in found if place.session.on < today]
    context = {"coming": coming, "held": held, "works": page.works}
    return Part("groups/person_part.html", context, events=tuple(_events(found, today)))


def _events(found: list[Any], today: date) -> Iterator[Event]:
    for place in found:
        if place.session.on <= today:
            said = codes.label("attendance", place.attended) if place.attended else _("not noted who came")
            yield Event(place.session.on, _("Group session"), f"{themes(place.session)} · {said}")


def themes(session: Any) -> str:
    return ", ".join(session.themes.splitlines())

"""The latest notes on a person's page, and all of them on the timeline."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.activity_policies import may_write_note
from stegvis.apps.casework.queries import PersonPage, notes_of
from stegvis.web.common.persons.person_parts import Event, Part

SHOWN, LINE = 3, 80


def notes(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    if not page.cases:
        return None
    found = notes_of(page.cases) if page.has("note") else []
    keys = {case.pk: case for case in page.cases}
    lines = [(note, keys[note.case_id]) for note in found]
    writes = next((case for case in page.cases if may_write_note(viewer, case)), None)
    context = {"lines": lines[:SHOWN], "more": len(lines) - SHOWN, "writes": writes, "case": page.cases[0]}
    return Part("notes/person_part.html", context, events=tuple(_events(found)))


def _events(found: list[Any]) -> Iterator[Event]:
    for note in found:
        yield Event(note.on, _("Note"), Truncator(" ".join(note.text.split())).chars(LINE))

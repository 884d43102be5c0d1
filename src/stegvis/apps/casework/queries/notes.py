"""Notes about persons, with every version of each."""

from datetime import date
from itertools import pairwise

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import is_shown

from ..models import Note
from ..policies import CaseSight
from .activities import Cases, Version
from .differences import name_of


def notes_of(cases: Cases) -> list[Note]:
    """Return the notes that count in these cases, which the caller was found to see, the latest first."""
    rows = Note.objects.that_count().filter(case__in=cases)
    return list(rows.select_related("recorded_by").order_by("-on", "-pk"))


def note_for(viewer: Viewer, key: str, at: date, *, shown: bool = True) -> Note:
    """Return a note in a case that exists for `viewer`, and log that it was read. Raises NotVisible, SayWhyFirst."""
    sight = CaseSight(viewer, at)
    rows = Note.objects.that_count().filter(is_shown("case__"), key=key, case__in=sight.rows)
    note = rows.select_related("case__person", "case__project", "case__owner", "recorded_by").first()
    if note is None:
        raise NotVisible
    sight.people.opens(note.case.person)
    if shown:
        log.record("note.read", target=note, person_key=note.case.person.key, by=viewer)
    return note


def versions_of(note: Note) -> list[Version]:
    """Return what the note said before each correction, the latest first, with who corrected it and why."""
    rows = list(note.history.select_related("history_user").order_by("history_date", "history_id"))
    found = [
        Version(after.history_date, name_of(after.history_user), after.history_change_reason or "", before)
        for before, after in pairwise(rows)
    ]
    return found[::-1]

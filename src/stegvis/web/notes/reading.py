"""Opens a note for a page; whoever may not open its case finds no page."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import queries
from stegvis.web.common.access import staff
from stegvis.web.common.persons.drafts import is_kept


def open_note(request: HttpRequest, case_key: str, note_key: str) -> Any:
    note = queries.note_for(staff(request), note_key, timezone.localdate(), shown=not is_kept(request))
    if note.case.key != case_key:
        raise NotVisible
    return note

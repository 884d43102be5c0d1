"""The notes of a case, and one note with what it said before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework import queries
from stegvis.apps.casework.activity_policies import may_write_note
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons import record_copy
from stegvis.web.common.persons.reading import open_case

from .reading import open_note
from .record_text import record_of


@require_GET
def of_case(request: HttpRequest, case_key: str) -> HttpResponse:
    case = open_case(request, case_key)
    log.record("notes.read", target=case, person_key=case.person.key, by=staff(request))
    context = {"case": case, "person": case.person, "notes": queries.notes_of([case])}
    return render_page(request, "notes/list.html", context | _may(request, case))


@require_GET
def show(request: HttpRequest, case_key: str, note_key: str) -> HttpResponse:
    note = open_note(request, case_key, note_key)
    versions = queries.versions_of(note)
    context = {"note": note, "case": note.case, "person": note.case.person, "versions": versions}
    return render_page(request, "notes/show.html", context | _may(request, note.case))


@require_GET
def record(request: HttpRequest, case_key: str, note_key: str) -> HttpResponse:
    note = open_note(request, case_key, note_key)
    at = [note.case.key, note.key]
    place = record_copy.Place(
        person=note.case.person,
        back=reverse("notes:show", args=at),
        back_words=_("Note"),
        pdf=reverse("notes:record_pdf", args=at),
        about=note.on.isoformat(),
    )
    return record_copy.page(request, place, lambda: record_of(note))


@require_GET
def record_pdf(request: HttpRequest, case_key: str, note_key: str) -> HttpResponse:
    note = open_note(request, case_key, note_key)
    log.record("note.printed", target=note, person_key=note.case.person.key, by=staff(request))
    return record_copy.pdf(lambda: record_of(note), f"note-{note.key}")


def _may(request: HttpRequest, case: Any) -> dict[str, bool]:
    return {"may_write": bool(may_write_note(staff(request), case))}

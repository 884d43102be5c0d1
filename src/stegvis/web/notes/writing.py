from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions
from stegvis.apps.casework.activity_policies import may_write_note
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.reading import open_case

from .forms import CorrectNoteForm, NoteForm, WhyForm
from .reading import open_note

both = require_http_methods(["GET", "POST"])


@both
def write(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case = staff(request), open_case(request, case_key)
    may_write_note(viewer, case).or_refuse()
    form = NoteForm(request.POST or None, initial={"on": timezone.localdate(), "kind": "work_education"})
    page = ActPage(
        title=_("Write a note"),
        button=_("Save the note"),
        done=_("The note is saved."),
        person=case.person,
        facts=case.project,
        hint=_("The record is your organisation's own file. Each note can be copied there."),
        back=reverse("notes:list", args=[case.key]),
    )
    return answer(request, page, form, lambda values: actions.write_note(case=case, by=viewer, **values))


@both
def correct(request: HttpRequest, case_key: str, note_key: str) -> HttpResponse:
    viewer, note = staff(request), _writable(request, case_key, note_key)
    form = CorrectNoteForm(request.POST or None, initial={"on": note.on, "kind": note.kind, "text": note.text})
    page = ActPage(
        title=_("Correct the note"),
        button=_("Save the correction"),
        done=_("Corrected. What stood there is kept under Changes."),
        person=note.case.person,
        facts=note.on,
        back=reverse("notes:show", args=[note.case.key, note.key]),
    )
    return answer(request, page, form, lambda values: actions.correct_note(note=note, by=viewer, **values))


@both
def withdraw(request: HttpRequest, case_key: str, note_key: str) -> HttpResponse:
    viewer, note = staff(request), _writable(request, case_key, note_key)
    page = ActPage(
        title=_("Take the note away"),
        button=_("Take it away"),
        done=_("Taken away. What stood there is kept under Changes."),
        person=note.case.person,
        facts=note.on,
        hint=_("For a note that should never have been written here."),
        back=reverse("notes:list", args=[note.case.key]),
        danger=True,
    )
    form = WhyForm(request.POST or None)
    return answer(request, page, form, lambda values: actions.withdraw_note(note=note, by=viewer, **values))


def _writable(request: HttpRequest, case_key: str, note_key: str) -> Any:
    note = open_note(request, case_key, note_key)
    may_write_note(staff(request), note.case).or_refuse()
    return note

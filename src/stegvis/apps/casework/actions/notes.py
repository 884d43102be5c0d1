from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.projects.saving import save

from ..activity_policies import may_write_note
from ..models import Case, Note
from .activities import happened
from .facts import AlreadyCorrected
from .keeping import locked_row, refuse_without, withdrawn
from .revisions import locked


class EmptyNote(Refused):
    default = _("The note is empty.")


@act
def write_note(*, case: Case, on: date, kind: str, text: str, by: Viewer) -> Note:
    """Write a note about a person, of one kind of information. Raises EmptyNote and NotYet."""
    case = locked(case)
    may_write_note(by, case).or_refuse()
    note = Note(case=case, recorded_by_id=by.user_id)
    _say(note, on, kind, text)
    save(note, by=by)
    keep(case.person)
    log.record("note.written", target=note, person_key=case.person.key, by=by, fields=[kind])
    return note


@act
def correct_note(*, note: Note, on: date, kind: str, text: str, why: str, by: Viewer) -> Note:
    """Write a note anew; every earlier version stays, with who and why."""
    note = _locked(note, by)
    refuse_without(why)
    _say(note, on, kind, text)
    save(note, by=by, why=why.strip())
    log.record("note.corrected", target=note, person_key=note.case.person.key, by=by, fields=[kind])
    return note


@act
def withdraw_note(*, note: Note, why: str, by: Viewer) -> Note:
    """Say that a note should never have been written here. It stays under Changes, and is handed over to nobody."""
    note = _locked(note, by)
    refuse_without(why)
    withdrawn(note, why=why.strip(), by=by)
    log.record("note.withdrawn", target=note, person_key=note.case.person.key, by=by)
    return note


def _locked(note: Note, by: Viewer) -> Note:
    row = locked_row(note, "case__person")
    may_write_note(by, row.case).or_refuse()
    if row.withdrawn_at:
        raise AlreadyCorrected
    return row


def _say(note: Note, on: date, kind: str, text: str) -> None:
    if not text.strip():
        raise EmptyNote
    note.on, note.kind, note.text = happened(on), kind, text.strip()

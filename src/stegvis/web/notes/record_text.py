"""A note as the authority's own file holds it. Called with Swedish active."""

from typing import Any

from django.utils.translation import gettext as _

from stegvis.core.writers.letter import LetterPart
from stegvis.web.common import codes
from stegvis.web.common.persons.record_copy import RecordCopy, person_fact


def record_of(note: Any) -> RecordCopy:
    written = f"{note.recorded_at:%Y-%m-%d}"
    return RecordCopy(
        title=_("Note %(day)s") % {"day": note.on},
        keeper=note.case.owner.name,
        facts=(
            person_fact(note.case.person),
            (_("Project"), note.case.project.name),
            (_("Kind of information"), codes.label("information_kinds", note.kind)),
            (_("Written by"), f"{note.recorded_by.name}, {written}"),
        ),
        parts=(LetterPart(_("Note"), text=note.text),),
    )

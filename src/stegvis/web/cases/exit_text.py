"""An exit as the authority's own file holds it: reason, livelihood and occupation after. Called with Swedish active."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.queries import exit_of
from stegvis.core.writers.letter import LetterPart
from stegvis.web.common import codes
from stegvis.web.common.persons.record_copy import RecordCopy, person_fact

from .kinds import words_of


def record_of(case: Any, viewer: Viewer, today: date) -> RecordCopy:
    after, followups = exit_of(viewer, case, today)
    days = ((_("Start"), case.started_on), (_("Day of exit"), case.exited_on))
    return RecordCopy(
        title=_("Exit from %(project)s") % {"project": case.project.name},
        keeper=case.owner.name,
        facts=(
            person_fact(case.person),
            *((label, day.isoformat()) for label, day in days if day),
            (_("Reason for exit"), codes.label("exits", case.exit_reason)),
        ),
        parts=tuple(_parts(case, after, followups)),
    )


def _parts(case: Any, after: dict[str, list[Any]], followups: list[Any]) -> Iterator[LetterPart]:
    unknown = _("Not known")
    for kind, title in (("livelihood", _("Livelihood after")), ("occupation", _("Occupation after"))):
        yield LetterPart(title, text="\n".join(words_of(fact) for fact in after[kind]) or unknown)
    if case.exit_note:
        yield LetterPart(_("Note"), text=case.exit_note)
    if followups:
        yield LetterPart(_("Follow-ups"), lines=tuple(_followup(each) for each in followups))


def _followup(each: Any) -> tuple[str, str]:
    label = _("%(months)s months after exit") % {"months": each.months}
    return label, f"{codes.label('followup_status', each.status)} {each.done or each.due}"

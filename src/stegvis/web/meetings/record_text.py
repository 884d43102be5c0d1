"""Minutes as the authority's own file holds them. Called with Swedish active."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from stegvis.apps.casework.queries import meetings
from stegvis.core.writers.letter import LetterPart
from stegvis.web.common import codes
from stegvis.web.common.persons.record_copy import RecordCopy, person_fact
from stegvis.web.common.persons.words import first_name

from .words import when


def record_of(view: meetings.MeetingView) -> RecordCopy:
    """Return the version that is open, with all its parts: the owner's own file holds them all."""
    kind = codes.label("meeting_kinds", view.meeting.kind).lower()
    return RecordCopy(
        title=_("Minutes of %(kind)s") % {"kind": kind},
        keeper=view.case.owner.name,
        facts=_facts(view),
        parts=tuple(_parts(view)),
    )


def _facts(view: meetings.MeetingView) -> tuple[tuple[str, str], ...]:
    meeting, minutes = view.meeting, view.minutes
    if minutes is None:
        return ()
    place = ", ".join(part for part in (meeting.place, meeting.link) if part)
    there = [each.name for each in minutes.present_organisations.all()]
    standing = f"{minutes.finished_at:%Y-%m-%d}" if minutes.finished_at else _("not yet: a draft")
    facts = [
        person_fact(view.case.person),
        (_("Project"), view.case.project.name),
        (_("When"), when(meeting)),
        (_("Place"), place),
        (_("Who was there"), "; ".join(part for part in (", ".join(there), minutes.present or "") if part)),
        (_("Version"), str(minutes.number)),
        (_("Amended because"), minutes.why or ""),
        (_("Finished on"), standing),
    ]
    return tuple(fact for fact in facts if fact[1])


def _parts(view: meetings.MeetingView) -> Iterator[LetterPart]:
    if view.minutes is None:
        return
    for part in view.minutes.parts.all():
        yield LetterPart(codes.label("minutes_headings", part.heading), text=part.text)
    for party, lines in view.by_party():
        name = party.name if party else first_name(view.case.person)
        yield LetterPart(_("Tasks: %(name)s") % {"name": name}, text="\n".join(_line(line) for line in lines))


def _line(line: meetings.TaskLine) -> str:
    task, report = line.task, line.report
    said = _("%(what)s, by %(day)s") % {"what": task.what, "day": task.due}
    contact = _("Contact: %(name)s") % {"name": task.contact} if task.contact else ""
    result = f"{report.get_result_display()} {report.on}" if report else ""
    reason = codes.label("plan_reasons", report.reason) if report and report.reason else ""
    own = report.text if report and report.text else ""
    return ". ".join(part for part in (said, contact, result, reason, own) if part)

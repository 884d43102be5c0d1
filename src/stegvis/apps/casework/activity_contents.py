"""What of activities, sessions and notes can be handed over. Of a session nothing is told of the others in it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person, is_shown
from stegvis.core import codebook

from .activity_words import facts_of, number_of, session_title, title_of
from .models import Activity, Case
from .queries.activities import activities_of, attendance_sum
from .queries.group_sessions import sessions_of
from .queries.notes import notes_of

ATTENDANCE = "attendance"


@provides
def activities(person: Person, at: date) -> Iterator[Entry]:
    """Return each activity as the kind of information that it is, and how often she came as taking part."""
    for row in reversed(activities_of(_cases(person))):
        says = "; ".join(f"{label}: {value}" for label, value in facts_of(row))
        yield Entry(f"activity:{row.pk}", row.kind, title_of(row), says, row.on or row.planned_on)
        if attendance_sum(row).noted:
            label = codebook.activities[row.method].label.sv if row.kind == ATTENDANCE else _("Activity")
            yield Entry(f"attendance:{row.pk}", ATTENDANCE, label, _came(row), row.on)


@provides
def group_sessions(person: Person, at: date) -> Iterator[Entry]:
    for place in reversed(sessions_of(_cases(person))):
        session = place.session
        says = codebook.attendance[place.attended].label.sv if place.attended else _("Invited")
        yield Entry(f"session:{place.pk}", session.kind, session_title(session), says, session.on)


@provides
def notes(person: Person, at: date) -> Iterator[Entry]:
    for row in reversed(notes_of(_cases(person))):
        yield Entry(f"note:{row.pk}", row.kind, _("Note"), row.text, row.on)


def _cases(person: Person) -> QuerySet[Case]:
    return Case.objects.filter(is_shown(), person=person, owner=person.owner_id)


def _came(activity: Activity) -> str:
    found = attendance_sum(activity)
    days = {"came": found.came, "valid_absence": found.valid_absence, "absence": found.absence}
    said = [f"{codebook.attendance[code].label.sv}: {number}" for code, number in days.items()]
    if found.hours:
        said.append(_("hours: %(hours)s") % {"hours": number_of(found.hours)})
    return said[0] + "".join(f", {each[0].lower()}{each[1:]}" for each in said[1:])

"""What of meetings and their minutes can be handed over, and what of it goes to one receiver."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from stegvis.apps.access.models import Organisation
from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person, is_shown
from stegvis.core import codebook

from .going import Going, going_to
from .meeting_policies import KIND
from .models import Meeting, Minutes, MinutesCopy, PlanVersion, Task
from .models.meetings import MeetingWhen
from .plan_contents import entries_of, who_does_what

MEETING, MINUTES, PART, TASK = "meeting", "minutes", "minutes_part", "task"


@provides
def meetings(person: Person, at: date) -> Iterator[Entry]:
    """Return the meetings about a person, and the latest finished minutes of each."""
    found = Meeting.objects.filter(is_shown("case__"), case__person=person, case__owner=person.owner_id)
    for meeting in found:
        yield entry_of(meeting)
    latest = {
        each.meeting_id: each
        for each in Minutes.objects.filter(meeting__in=found, finished_at__isnull=False)
        .select_related("meeting")
        .order_by("meeting__on", "number")
    }
    for minutes in latest.values():
        yield from entries_of_minutes(minutes)


def entry_of(meeting: Meeting) -> Entry:
    """Return when and where a meeting is, or that it is cancelled: all that who is called is told of it."""
    kind = codebook.meeting_kinds[meeting.kind].label.sv
    when = when_and_where(meeting)
    says = _("Cancelled: %(when)s") % {"when": when} if meeting.is_cancelled else when
    return Entry(f"{MEETING}:{meeting.pk}", KIND, kind, says, meeting.on)


def when_and_where(when: MeetingWhen) -> str:
    """Write a day, its times and a place in one line."""
    said = f"{when.on} {when.starts:%H:%M}–{when.ends:%H:%M}"
    return ", ".join(part for part in (said, when.place, when.link) if part)


def entries_of_minutes(minutes: Minutes) -> Iterator[Entry]:
    """Return minutes as what can be handed over, part by part. Called with Swedish active."""
    meeting, number = minutes.meeting, minutes.number
    kind = codebook.meeting_kinds[meeting.kind].label.sv
    yield Entry(f"{MINUTES}:{minutes.pk}", KIND, _title(kind, number), _who_was_there(minutes), meeting.on)
    for part in minutes.parts.all():
        heading = codebook.minutes_headings[part.heading].label.sv
        yield Entry(f"{PART}:{part.pk}", part.kind, _title(heading, number), part.text, meeting.on)
    for task in minutes.tasks.select_related("party"):
        yield Entry(f"{TASK}:{task.pk}", task.kind, _title(_("Task"), number), who_does_what(task), meeting.on)


def call_goes_to(meeting: Meeting, receiver: Organisation, at: datetime) -> Going:
    """Return what a called organisation is told now, and why it can't be when that is so."""
    return going_to(receiver, meeting.case.person, [entry_of(meeting)], at)


def minutes_go_to(minutes: Minutes, plan: PlanVersion | None, receiver: Organisation, at: datetime) -> Going:
    """Return what of finished minutes goes to `receiver`, with the plan where one is given that it does not hold."""
    entries = list(entries_of_minutes(minutes))
    if plan is not None and not plan.copies.filter(disclosure__receiver=receiver).exists():
        entries += entries_of(plan)
    return going_to(receiver, minutes.meeting.case.person, entries, at)


def own_tasks(copy: MinutesCopy) -> dict[int, Task]:
    """Return the tasks in a copy that are the receiver's own: nothing else of the minutes is looked up."""
    ids = [each["id"].partition(":") for each in copy.disclosure.copy["entries"]]
    held = [int(pk) for name, _between, pk in ids if name == TASK]
    return {row.pk: row for row in Task.objects.filter(pk__in=held, party=copy.disclosure.receiver_id)}


def _who_was_there(minutes: Minutes) -> str:
    there = [each.name for each in minutes.present_organisations.all()]
    return "; ".join(part for part in (when_and_where(minutes.meeting), ", ".join(there), minutes.present) if part)


def _title(what: str, number: int) -> str:
    return _("Minutes %(number)s: %(what)s") % {"number": number, "what": what.lower()}

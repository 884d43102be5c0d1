"""Meetings on a person's page: the next one with its answers, tasks, and what other organisations call to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.meeting_policies import may_meet
from stegvis.apps.casework.queries import PersonPage
from stegvis.apps.casework.queries import meetings as queries
from stegvis.web.common import codes
from stegvis.web.common.persons.person_parts import Event, Part, Step
from stegvis.web.common.persons.words import who

from .words import times

LATEST = 3
SOON = timedelta(days=14)


def meetings(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    glance = queries.meeting_glance(page) if page.has("meeting") else queries.NO_MEETINGS
    calls = queries.held_calls(viewer, page.person, today) if page.has("call") else []
    held = queries.held_minutes_of(viewer, page.person, today) if page.has("minutes_copy") else []
    bookable = [case for case in page.cases if case.is_open and may_meet(viewer, case)]
    if not (glance.meetings or calls or held or bookable):
        return None
    coming = glance.coming(today)
    context = {
        "next": coming[0] if coming else None,
        "coming": coming[1:],
        "latest": [each for each in glance.meetings if each not in coming][:LATEST],
        "tasks": glance.tasks,
        "calls": [each for each in calls if each.version.on >= today],
        "held": held,
        "bookable": bookable,
        "several": len(page.cases) > 1,
        "cases": [case for case in page.cases if any(each.case_id == case.pk for each in glance.meetings)],
        "today": today,
    }
    steps = (*_steps(glance, today), *_answers(page.person.key, calls, today))
    return Part("meetings/person_part.html", context, steps, tuple(_events(glance.meetings)))


def _steps(glance: queries.MeetingGlance, today: date) -> Iterator[Step]:
    for meeting in glance.coming(today)[:1]:
        words = _("%(kind)s at %(times)s") % {"kind": _kind(meeting), "times": times(meeting)}
        yield Step(words, meeting.on, _to(meeting), _("Open it"))
    for meeting in glance.unwritten(today):
        url = reverse("meetings:minutes", args=[meeting.case.key, meeting.key])
        words = _("%(kind)s has no finished minutes") % {"kind": _kind(meeting)}
        yield Step(words, meeting.on, url, _("Write them"))
    for task in glance.tasks:
        if task.due <= today + SOON:
            meeting = task.minutes.meeting
            url = reverse("meetings:report_task", args=[meeting.case.key, meeting.key, task.pk])
            words = _("%(who)s: %(what)s") % {"who": who(task), "what": task.what}
            yield Step(words, task.due, url, _("Note it"))


def _answers(key: str, calls: Iterable[Any], today: date) -> Iterator[Step]:
    for call in calls:
        if not call.is_answered and call.what != "cancelled" and call.version.on >= today:
            words = _("The call from %(name)s is not answered") % {"name": call.disclosure.sender.name}
            url = reverse("meetings:held_call", args=[key, call.disclosure.key])
            yield Step(words, call.version.on, url, _("Answer"))


def _events(found: Iterable[Any]) -> Iterator[Event]:
    for meeting in found:
        held = _("Held") if meeting.has_minutes else _("Is booked")
        yield Event(meeting.on, _kind(meeting), _("Called off") if meeting.is_cancelled else held)


def _kind(meeting: Any) -> str:
    return codes.label("meeting_kinds", meeting.kind)


def _to(meeting: Any) -> str:
    return reverse("meetings:show", args=[meeting.case.key, meeting.key])

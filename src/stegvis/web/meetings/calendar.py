"""A meeting for the calendar: when, and what kind, and nothing that tells of whom."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from stegvis.apps.people.names import words
from stegvis.core.writers.calendar import CalendarEvent, calendar_file
from stegvis.web.common import codes


def calendar_answer(
    request: HttpRequest, when: Any, *, key: str, kind: str, cancelled: bool, person: Any, url: str
) -> HttpResponse:
    """Return the file. `when` has day, times, place and number; the file's name is the meeting's key."""
    zone = timezone.get_current_timezone()
    event = CalendarEvent(
        uid=f"{key}@stegvis",
        sequence=when.number - 1 + cancelled,
        made=timezone.now(),
        starts=datetime.combine(when.on, when.starts, zone),
        ends=datetime.combine(when.on, when.ends, zone),
        summary=codes.label("meeting_kinds", kind),
        location=place_in_calendar(when, person),
        description=_("Read more in Stegvis: %(address)s") % {"address": request.build_absolute_uri(url)},
        cancelled=cancelled,
    )
    headers = {"Content-Disposition": f'attachment; filename="{key}.ics"'}
    return HttpResponse(calendar_file(event), content_type="text/calendar; charset=utf-8", headers=headers)


def place_in_calendar(when: Any, person: Any) -> str:
    """Return place and link, or nothing where they tell of whom: a protected person's, or one that names the person.

    Others see what stands in a calendar; in Stegvis the whole is read by those who may.
    """
    said = ", ".join(part for part in (when.place, when.link) if part)
    if person.is_protected or _names(person, said):
        return ""
    return said


def _names(person: Any, said: str) -> bool:
    own = {word for name in (person.given_name, person.family_name) for word in words(name or "")}
    digits = "".join(each for each in said if each.isdecimal())
    number = (person.number or "")[-10:]
    address = {word for word in words(person.address or "") if not word.isdecimal()}
    there = set(words(said))
    return bool(own & there) or bool(number and number in digits) or (bool(address) and address <= there)

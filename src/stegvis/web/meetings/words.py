"""Meetings in words."""

from typing import Any

from django.utils.translation import gettext as _

from stegvis.web.common.persons.words import first_name


def when(meeting: Any) -> str:
    """Write a day and its times: 2026-12-03, 13:00–14:00."""
    return f"{meeting.on}, {times(meeting)}"


def times(meeting: Any) -> str:
    return f"{meeting.starts:%H:%M}–{meeting.ends:%H:%M}"


def called(call: Any, person: Any) -> str:
    """Name who is called."""
    if call.worker:
        return call.worker.name
    return call.party.name if call.party else first_name(person)


def at_the_screen(person: Any) -> str:
    """Name the person on a screen that others see: by her first name alone, and not at all where it is hidden."""
    return _("The person") if person.is_protected else first_name(person)

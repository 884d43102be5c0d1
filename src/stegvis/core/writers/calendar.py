"""A calendar file with one event, by RFC 5545: what a mail program or a phone puts in its calendar.

Times are written in universal time, so that no table of time zones is needed. Who the event is about is none of this
module's business: it writes the texts that it is given.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

PRODUCT = "-//Stegvis//Stegvis//SV"
FOLD_AT = 75
"""RFC 5545, 3.1: no line is longer than 75 octets, without its end."""


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """An event. `uid` is the same whenever it is moved, and `sequence` one more each time; both times are aware."""

    uid: str
    sequence: int
    made: datetime
    starts: datetime
    ends: datetime
    summary: str
    location: str = ""
    description: str = ""
    cancelled: bool = False


def calendar_file(event: CalendarEvent) -> bytes:
    """Return the file's bytes: UTF-8, lines that end in CR LF and are folded."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_instant(event.made)}",
        f"DTSTART:{_instant(event.starts)}",
        f"DTEND:{_instant(event.ends)}",
        f"SEQUENCE:{event.sequence}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        f"SUMMARY:{_text(event.summary)}",
        *([f"LOCATION:{_text(event.location)}"] if event.location else []),
        *([f"DESCRIPTION:{_text(event.description)}"] if event.description else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _instant(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("an event's times say which zone they are in")
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """Escape as RFC 5545, 3.3.11 says; control characters have no place in a text."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\r", "\n"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return "".join(each for each in text if each >= " " or each == "\t")


def _folded(line: str) -> bytes:
    """Break a line between characters, never within the octets of one."""
    whole: list[bytes] = [b""]
    for character in line:
        octets = character.encode()
        if len(whole[-1]) + len(octets) > FOLD_AT:
            whole.append(b" ")
        whole[-1] += octets
    return b"\r\n".join(whole)

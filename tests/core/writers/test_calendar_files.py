"""A calendar file read back by a parser that takes nothing but RFC 5545."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.writers.calendar import CalendarEvent, calendar_file

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MADE = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
NAME = re.compile(r"[A-Z-]+")
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ESCAPED = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION")


def event(**details: object) -> CalendarEvent:
    usual = {
        "uid": "Ab3@stegvis",
        "sequence": 0,
        "made": MADE,
        "starts": datetime(2026, 12, 3, 13, 0, tzinfo=STOCKHOLM),
        "ends": datetime(2026, 12, 3, 14, 0, tzinfo=STOCKHOLM),
        "summary": "Trepartssamtal",
    }
    return CalendarEvent(**{**usual, **details})


def read(content: bytes) -> dict[str, str]:
    """Return the event's properties. Raises AssertionError for whatever the standard does not allow."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    logical: list[bytes] = []
    for line in physical:
        if line[:1] in (b" ", b"\t"):
            logical[-1] += line[1:]
        else:
            line.decode()  # folded between characters: each begun line is text by itself
            logical.append(line)
    pairs = [line.decode().split(":", 1) for line in logical]
    assert all(NAME.fullmatch(name) for name, _value in pairs)
    assert pairs[:2] == [["BEGIN", "VCALENDAR"], ["VERSION", "2.0"]]
    assert pairs[-2:] == [["END", "VEVENT"], ["END", "VCALENDAR"]]
    begin = pairs.index(["BEGIN", "VEVENT"])
    assert {name for name, _value in pairs[2:begin]} == {"PRODID", "METHOD"}
    inside = pairs[begin + 1 : -2]
    names = [name for name, _value in inside]
    assert all(names.count(name) <= 1 for name in ONCE)
    assert {"UID", "DTSTAMP", "DTSTART"} <= set(names)
    return {name: _plain(value) for name, value in inside}


def _plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a text escapes ; and ,"
    assert not any(ord(each) < 32 and each != "\t" for each in value)
    return ESCAPE.sub(lambda found: ESCAPED[found[1]], value)


def test_times_are_universal_whatever_the_clock_says_that_season():
    winter, summer = (
        read(calendar_file(event())),
        read(
            calendar_file(
                event(
                    starts=datetime(2026, 6, 3, 13, 0, tzinfo=STOCKHOLM),
                    ends=datetime(2026, 6, 3, 14, 0, tzinfo=STOCKHOLM),
                )
            )
        ),
    )
    assert (winter["DTSTART"], winter["DTEND"]) == ("20261203T120000Z", "20261203T130000Z")
    assert (summer["DTSTART"], summer["DTEND"]) == ("20260603T110000Z", "20260603T120000Z")


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        calendar_file(event(starts=datetime(2026, 12, 3, 13, 0)))


def test_moved_it_is_the_same_event_and_cancelled_it_says_so():
    first, moved = read(calendar_file(event())), read(calendar_file(event(sequence=1, cancelled=True)))
    assert first["UID"] == moved["UID"]
    assert (first["SEQUENCE"], moved["SEQUENCE"]) == ("0", "1")
    assert (first["STATUS"], moved["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_what_is_not_said_has_no_line():
    assert "LOCATION" not in read(calendar_file(event()))
    assert (
        read(calendar_file(event(location="Rum 3; Storgatan 1, Ekby\\A")))["LOCATION"] == "Rum 3; Storgatan 1, Ekby\\A"
    )


def test_a_text_can_not_end_the_event_and_begin_another():
    found = read(calendar_file(event(description="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:annat")))
    assert found["SUMMARY"] == "Trepartssamtal"
    assert found["DESCRIPTION"] == "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:annat"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text_comes_back_as_it_was(text):
    assert read(calendar_file(event(location=text or "–")))["LOCATION"] == (text or "–")

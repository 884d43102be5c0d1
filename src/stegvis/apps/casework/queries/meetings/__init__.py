"""Meetings, calls, minutes and the tasks after them, as far as they exist for who is asking."""

from .glance import NO_MEETINGS, MeetingGlance, meeting_glance
from .held import HeldCall, HeldMinutes, held_call, held_calls, held_minutes, held_minutes_of
from .page import (
    CallLine,
    Earlier,
    MeetingView,
    TaskLine,
    by_party,
    meeting_for,
    meeting_view,
    meetings_of,
    minutes_receivers,
    unbooked,
    waits_for_a_plan,
    where_plans_can_be_agreed,
    who_can_be_called,
)
from .screen import Screen, shared_screen
from .work_list import Day, calls_coming, calls_to_answer, day_of, meetings_coming, meetings_without_minutes, tasks_due

__all__ = [
    "NO_MEETINGS",
    "CallLine",
    "Day",
    "Earlier",
    "HeldCall",
    "HeldMinutes",
    "MeetingGlance",
    "MeetingView",
    "Screen",
    "TaskLine",
    "by_party",
    "calls_coming",
    "calls_to_answer",
    "day_of",
    "held_call",
    "held_calls",
    "held_minutes",
    "held_minutes_of",
    "meeting_for",
    "meeting_glance",
    "meeting_view",
    "meetings_coming",
    "meetings_of",
    "meetings_without_minutes",
    "minutes_receivers",
    "shared_screen",
    "tasks_due",
    "unbooked",
    "waits_for_a_plan",
    "where_plans_can_be_agreed",
    "who_can_be_called",
]

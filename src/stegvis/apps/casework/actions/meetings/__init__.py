"""Every change of a meeting: booked, called to, moved, cancelled, answered; its minutes and the tasks after it."""

from .answering import NotTheLatestCall, answer_call, note_call_answer
from .booking import (
    AlreadyCalled,
    NothingMoved,
    book_meeting,
    call_to_meeting,
    cancel_meeting,
    move_meeting,
    tell_called,
)
from .handing_over import NotTheLatestMinutes, hand_over_minutes
from .minutes import (
    AlreadyAmending,
    NothingInTheMinutes,
    Written,
    amend_minutes,
    finish_minutes,
    write_minutes,
)
from .tasks import add_task, change_task, remove_task, report_on_task, report_task_from_party

__all__ = [
    "AlreadyAmending",
    "AlreadyCalled",
    "NotTheLatestCall",
    "NotTheLatestMinutes",
    "NothingInTheMinutes",
    "NothingMoved",
    "Written",
    "add_task",
    "amend_minutes",
    "answer_call",
    "book_meeting",
    "call_to_meeting",
    "cancel_meeting",
    "change_task",
    "finish_minutes",
    "hand_over_minutes",
    "move_meeting",
    "note_call_answer",
    "remove_task",
    "report_on_task",
    "report_task_from_party",
    "tell_called",
    "write_minutes",
]

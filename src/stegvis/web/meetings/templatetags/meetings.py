"""`{% load meetings %}`: meetings and their tasks as pages show them."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stegvis.web.common import codes
from stegvis.web.common.persons.words import who as named
from stegvis.web.common.templatetags.components import in_days, tag

from .. import words

register = template.Library()

ANSWERS = {"comes": "success", "other_time": "warning", "cannot": "danger"}
times = register.filter(words.times)


@register.simple_tag
def called(call: Any, person: Any) -> str:
    return words.called(call, person)


@register.simple_tag
def who(task: Any, person: str = "") -> str:
    """Name who is to do something: the organisation, or the person by her first name where it is given."""
    return named(task) if task.party else person or named(task)


@register.simple_tag
def answered(answer: Any) -> SafeString:
    """Show an answer to a call; another time names it."""
    label = codes.label("call_answers", answer.answer)
    if answer.suggested_on:
        label = f"{label}: {answer.suggested_on} {answer.suggested_at:%H:%M}"
    return tag(label, ANSWERS.get(answer.answer, "neutral"))


@register.simple_tag
def meeting_tag(meeting: Any, today: date) -> SafeString | str:
    """Show where a meeting stands: cancelled, held, to come, or without minutes though it was."""
    if meeting.is_cancelled:
        return tag(_("Called off"))
    if meeting.is_finished:
        return tag(_("Minutes finished"), "success")
    if meeting.on >= today:
        return tag(in_days(meeting.on, today), "info")
    return tag(_("Minutes to write"), "warning")


@register.simple_tag
def task_tag(line: Any, today: date) -> SafeString:
    """Show what came of a task; one that is late says how many days."""
    if line.report:
        done = line.report.result == "done"
        return tag(line.report.get_result_display(), "success" if done else "warning")
    return tag(in_days(line.task.due, today), "danger") if line.is_late(today) else tag(_("Not done yet"))

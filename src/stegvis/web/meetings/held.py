"""What another organisation calls to, answered here; and minutes it has handed over, with one's own tasks."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.held_policies import may_answer_held
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.act_page import ActPage, answer

from .calendar import calendar_answer
from .forms.meeting import AnswerForm
from .forms.minutes import TaskReportForm

both = require_http_methods(["GET", "POST"])


@require_GET
def call(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    held = _call(request, key, disclosure_key)
    may = held.can_tell and not held.is_cancelled and bool(may_answer_held(staff(request), held.notice))
    context = {"held": held, "person": held.person, "may_answer": may}
    return render_page(request, "meetings/held_call.html", context)


@both
def answer_call(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    viewer, held = staff(request), _call(request, key, disclosure_key)
    may_answer_held(viewer, held.notice).or_refuse()
    form = AnswerForm(sent(request), initial={"on": timezone.localdate()})
    back = reverse("meetings:held_call", args=[key, disclosure_key])
    page = _page(held, title=_("Answer the call"), facts=held.says, back=back, sender=held.notice.disclosure.sender)
    return answer(request, page, form, lambda values: actions.answer_call(notice=held.notice, by=viewer, **values))


@require_GET
def calendar(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    """Return the meeting for the calendar, as it was told."""
    held = _call(request, key, disclosure_key)
    notice = held.notice
    log.record("meeting.calendar_downloaded", target=notice.disclosure, person_key=key, by=staff(request))
    return calendar_answer(
        request,
        notice.version,
        key=notice.call.meeting.key,
        kind=notice.call.meeting.kind,
        cancelled=held.is_cancelled,
        person=held.person,
        url=reverse("meetings:held_call", args=[key, disclosure_key]),
    )


@require_GET
def minutes(request: HttpRequest, key: str, disclosure_key: str) -> HttpResponse:
    held = _minutes(request, key, disclosure_key)
    context = {"held": held, "person": held.person, "may_answer": bool(may_answer_held(staff(request), held.copy))}
    return render_page(request, "meetings/held_minutes.html", context)


@both
def report(request: HttpRequest, key: str, disclosure_key: str, task_id: int) -> HttpResponse:
    viewer, held = staff(request), _minutes(request, key, disclosure_key)
    may_answer_held(viewer, held.copy).or_refuse()
    part = next((each for each in held.parts if each.task and each.task.pk == task_id), None)
    if part is None:
        raise NotVisible
    form = TaskReportForm(sent(request), initial={"on": timezone.localdate()})
    back = reverse("meetings:held_minutes", args=[key, disclosure_key])
    page = _page(held, title=_("What came of it?"), facts=part.says, back=back, sender=held.copy.disclosure.sender)
    return answer(
        request,
        page,
        form,
        lambda values: actions.report_task_from_party(copy=held.copy, task=part.task, by=viewer, **values),
    )


def _call(request: HttpRequest, key: str, disclosure_key: str) -> meetings.HeldCall:
    held = meetings.held_call(staff(request), disclosure_key, timezone.localdate())
    if held.person.key != key:
        raise NotVisible
    return held


def _minutes(request: HttpRequest, key: str, disclosure_key: str) -> meetings.HeldMinutes:
    held = meetings.held_minutes(staff(request), disclosure_key, timezone.localdate())
    if held.person.key != key:
        raise NotVisible
    return held


def _page(held: Any, *, title: Any, facts: str, back: str, sender: Any) -> ActPage:
    return ActPage(
        title=title,
        button=_("Save and tell"),
        done=_("Saved, and handed over to who called the meeting."),
        person=held.person,
        facts=facts,
        hint=_("What you write is handed over to %(owner)s when you save, on a ground in force.")
        % {"owner": sender.name},
        back=back,
    )

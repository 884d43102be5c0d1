"""A meeting is booked, called to, moved and cancelled, and the answers to its calls are noted."""

from datetime import time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.meeting_policies import may_change_meeting, may_meet
from stegvis.apps.casework.queries import meetings
from stegvis.web.common.access import staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.act_page import ActPage, answer
from stegvis.web.common.persons.handing_over import Offer, chosen_receivers, offer_of
from stegvis.web.common.persons.reading import open_case

from .forms.meeting import AnswerForm, BookForm, CallForm, CancelForm, MoveForm
from .reading import meeting_page, open_meeting
from .words import called, when

both = require_http_methods(["GET", "POST"])


@both
def book(request: HttpRequest, case_key: str) -> HttpResponse:
    viewer, case, today = staff(request), open_case(request, case_key), timezone.localdate()
    may_meet(viewer, case).or_refuse()
    offers, colleagues = _can_be_called(meetings.unbooked(case, today))
    initial = {"kind": "three_party", "starts": time(13), "ends": time(14), "workers": [str(viewer.user_id)]}
    form = BookForm(sent(request), offers=offers, colleagues=_choices(colleagues), initial=initial)
    page = ActPage(
        title=_("Book a meeting"),
        button=_("Book and call"),
        done=_("The meeting is booked. Those who are called can answer."),
        person=case.person,
    )

    def act(values: dict[str, Any]) -> object:
        when = {name: values[name] for name in ("kind", "on", "starts", "ends", "place", "link", "person")}
        return actions.book_meeting(case=case, by=viewer, **when, **_called(offers, colleagues, values))

    return answer(request, page, form, act, "meetings/book.html")


@both
def call(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), open_meeting(request, case_key, meeting_key)
    may_change_meeting(viewer, view.meeting).or_refuse()
    there = {each.call.party_id for each in view.calls if each.is_elsewhere}
    known = {each.call.worker_id for each in view.calls}
    offers, colleagues = _can_be_called(view.meeting)
    offers = [each for each in offers if each.receiver.pk not in there]
    colleagues = [each for each in colleagues if each.pk not in known]
    form = CallForm(sent(request), offers=offers, colleagues=_choices(colleagues))
    page = meeting_page(
        view, title=_("Call more to the meeting"), button=_("Call"), done=_("Called."), facts=when(view.meeting)
    )

    def act(values: dict[str, Any]) -> object:
        return actions.call_to_meeting(meeting=view.meeting, by=viewer, **_called(offers, colleagues, values))

    return answer(request, page, form, act, "meetings/book.html")


@both
def move(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), open_meeting(request, case_key, meeting_key)
    may_change_meeting(viewer, view.meeting).or_refuse()
    names = ("on", "starts", "ends", "place", "link")
    form = MoveForm(sent(request), initial={name: getattr(view.meeting, name) for name in names})
    page = meeting_page(
        view,
        title=_("Move the meeting"),
        button=_("Move and tell"),
        done=_("The meeting is moved. Those whom a ground lets know have been told."),
        facts=when(view.meeting),
    )
    return answer(request, page, form, lambda values: actions.move_meeting(meeting=view.meeting, by=viewer, **values))


@both
def cancel(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    viewer, view = staff(request), open_meeting(request, case_key, meeting_key)
    may_change_meeting(viewer, view.meeting).or_refuse()
    page = meeting_page(
        view,
        title=_("Cancel the meeting"),
        button=_("Cancel the meeting"),
        done=_("The meeting is cancelled. Those whom a ground lets know have been told."),
        facts=when(view.meeting),
        danger=True,
    )
    return answer(
        request,
        page,
        CancelForm(sent(request)),
        lambda values: actions.cancel_meeting(meeting=view.meeting, by=viewer, **values),
    )


@require_POST
def tell(request: HttpRequest, case_key: str, meeting_key: str) -> HttpResponse:
    """Tell those of the called who do not know how the meeting stands, now that a ground lets them."""
    view = open_meeting(request, case_key, meeting_key)
    actions.tell_called(meeting=view.meeting, by=staff(request))
    messages.success(request, _("Those whom a ground lets know have been told."))
    return redirect("meetings:show", case_key, meeting_key)


@both
def answer_to(request: HttpRequest, case_key: str, meeting_key: str, call_id: int) -> HttpResponse:
    viewer, view = staff(request), open_meeting(request, case_key, meeting_key)
    may_change_meeting(viewer, view.meeting).or_refuse()
    line = next((each for each in view.calls if each.call.pk == call_id), None)
    if line is None:
        raise NotVisible
    form = AnswerForm(sent(request), initial={"on": timezone.localdate()})
    from_list = request.GET.get("from") == "list"
    page = meeting_page(
        view,
        title=_("Answer to the call"),
        button=_("Save"),
        done=_("The answer is noted."),
        facts=f"{called(line.call, view.case.person)} · {when(view.meeting)}",
        back=reverse("meetings:work_list") if from_list else "",
    )
    return answer(request, page, form, lambda values: actions.note_call_answer(call=line.call, by=viewer, **values))


def _can_be_called(meeting: Any) -> tuple[list[Offer], list[Any]]:
    goings, colleagues = meetings.who_can_be_called(meeting, timezone.now())
    return [offer_of(each, timezone.localdate()) for each in goings], colleagues


def _choices(colleagues: list[Any]) -> list[tuple[Any, Any]]:
    return [(str(each.pk), each.name) for each in colleagues]


def _called(offers: list[Offer], colleagues: list[Any], values: dict[str, Any]) -> dict[str, Any]:
    return {
        "organisations": chosen_receivers(offers, values, timezone.localdate()),
        "workers": [each for each in colleagues if str(each.pk) in values["workers"]],
    }

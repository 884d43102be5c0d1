"""The steering group: seats, meetings, and decisions until they are done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .ending import end_page
from .forms.steering import DecisionForm, DoneForm, MeetingForm, MinutesForm, SeatForm
from .reading import managed

SECTION = "steering"
both = require_http_methods(["GET", "POST"])


@both
def add_seat(request: HttpRequest, key: str) -> HttpResponse:
    project, today = managed(request, key), timezone.localdate()
    members = {str(each.user_id): each for each in queries.possible_members(project, today)}
    choices = [(pk, f"{each.user.name}, {each.organisation.name}") for pk, each in members.items()]
    form = SeatForm(request.POST or None, users=choices, initial={"on": project.starts})
    page = ActPage(project, _("Add a member"), _("The member is added."), SECTION)
    return answer(request, page, form, lambda values: _seat(request, project, members, values))


@both
def end_seat(request: HttpRequest, key: str, seat_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.seat_for(project, seat_id)
    return end_page(request, project, row, SECTION, _("End the seat"), str(row))


@both
def add_meeting(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    form = MeetingForm(request.POST or None, initial={"on": timezone.localdate()})
    page = ActPage(project, _("Add a meeting"), _("The meeting is added. Now add its decisions."), SECTION)
    return answer(
        request, page, form, lambda values: actions.hold_meeting(project=project, by=staff(request), **values)
    )


@both
def change_meeting(request: HttpRequest, key: str, meeting_id: int) -> HttpResponse:
    project = managed(request, key)
    meeting = queries.meeting_for(project, meeting_id)
    kept = {"minutes": meeting.minutes, "document_reference": meeting.document_reference}
    page = ActPage(project, _("Change the minutes"), _("The minutes are changed."), SECTION, facts=meeting.held_on)
    return answer(
        request,
        page,
        MinutesForm(request.POST or None, initial=kept),
        lambda values: actions.update_meeting(meeting=meeting, by=staff(request), **values),
    )


@both
def add_decision(request: HttpRequest, key: str, meeting_id: int) -> HttpResponse:
    """Record a decision; its owner is one of those who have a seat now or had one at the meeting."""
    project = managed(request, key)
    meeting = queries.meeting_for(project, meeting_id)
    seats = {str(each.pk): each for each in queries.seats_for_decision(meeting, timezone.localdate())}
    form = DecisionForm(
        request.POST or None, owners=[(pk, str(each)) for pk, each in seats.items()], decided=meeting.held_on
    )
    page = ActPage(project, _("Add a decision"), _("The decision is added."), SECTION, facts=meeting.held_on)
    return answer(
        request,
        page,
        form,
        lambda values: actions.record_decision(
            meeting=meeting,
            text=values["text"],
            owner=seats[values["owner"]],
            due=values["due"],
            by=staff(request),
        ),
    )


@both
def decision_done(request: HttpRequest, key: str, decision_id: int) -> HttpResponse:
    project = managed(request, key)
    decision = queries.decision_for(project, decision_id)
    form = DoneForm(request.POST or None, initial={"on": timezone.localdate()})
    page = ActPage(project, _("The decision is done"), _("The decision is marked as done."), SECTION, decision.text)
    return answer(
        request,
        page,
        form,
        lambda values: actions.mark_decision_done(decision=decision, on=values["on"], by=staff(request)),
    )


def _seat(request: HttpRequest, project: Any, members: dict[str, Any], values: dict[str, Any]) -> None:
    chosen = members.get(values["user"])
    actions.add_steering_member(
        project=project,
        user=chosen.user if chosen else None,
        name="" if chosen else values["name"],
        organisation_name=chosen.organisation.name if chosen else values["organisation_name"],
        on=values["on"],
        by=staff(request),
    )

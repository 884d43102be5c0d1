"""Invite more, move or correct a session, cancel it, take somebody out of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions, queries
from stegvis.web.common.access import staff
from stegvis.web.common.persons.form_page import answer

from .forms import CorrectForm, InviteForm, WhyForm
from .reading import at, chosen, leaders, named, writable_session

both = require_http_methods(["GET", "POST"])
FIELDS = ("on", "starts", "ends", "themes", "place", "guests", "kind")


@both
def invite(request: HttpRequest, session_key: str) -> HttpResponse:
    viewer, page = staff(request), writable_session(request, session_key)
    there = {place.case_id for place in page.places}
    cases = queries.who_can_be_invited(viewer, page.session.project, timezone.localdate())
    cases = [case for case in cases if case.pk not in there]
    form = InviteForm(request.POST or None, participants=named(cases))

    def act(values: dict[str, Any]) -> object:
        return actions.invite_to_session(session=page.session, cases=chosen(cases, values["invited"]), by=viewer)

    said = {"title": _("Invite to the session"), "button": _("Invite"), "nobody": not cases}
    return _answer(request, page.session, form, act, said)


@both
def correct(request: HttpRequest, session_key: str) -> HttpResponse:
    viewer, session = staff(request), writable_session(request, session_key).session
    now = {name: getattr(session, name) for name in FIELDS} | {"leader": session.leader_id}
    form = CorrectForm(request.POST or None, initial=now, leaders=leaders(request))

    def act(values: dict[str, Any]) -> object:
        users = {each.pk: each for each in queries.who_can_be_responsible(viewer, timezone.localdate())}
        says = {**values, "leader": users[values["leader"]]}
        return actions.correct_session(session=session, by=viewer, **says)

    return _answer(request, session, form, act, {"title": _("Change the session"), "button": _("Save")})


@both
def cancel(request: HttpRequest, session_key: str) -> HttpResponse:
    viewer, session = staff(request), writable_session(request, session_key).session
    hint = _("It is taken out of the files of all who were invited. Tell them yourself.")
    said = {"title": _("Cancel the session"), "button": _("Cancel the session"), "hint": hint, "danger": True}

    def act(values: dict[str, Any]) -> object:
        return actions.cancel_session(session=session, by=viewer, **values)

    return _answer(request, session, WhyForm(request.POST or None), act, said, leads=reverse("groups:list"))


@both
def withdraw(request: HttpRequest, session_key: str, place_id: int) -> HttpResponse:
    viewer, session = staff(request), writable_session(request, session_key).session
    place = queries.session_place_for(viewer, session, place_id, timezone.localdate())
    said = {
        "title": _("Take a person out of a group session"),
        "button": _("Take out"),
        "hint": place.case.person.name,
        "danger": True,
    }

    def act(values: dict[str, Any]) -> object:
        return actions.withdraw_from_session(place=place, by=viewer, **values)

    return _answer(request, session, WhyForm(request.POST or None), act, said)


def _answer(
    request: HttpRequest,
    session: Any,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    said: dict[str, Any],
    leads: str = "",
) -> HttpResponse:
    def done(values: dict[str, Any]) -> str:
        act(values)
        messages.success(request, _("Saved."))
        return leads or at(session)

    context = {"session": session, "back": at(session), **said}
    return answer(request, form, done, "groups/act.html", context)

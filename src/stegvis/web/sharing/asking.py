"""Asking another organisation for what it may have about a person. Who she is goes with the question, on a ground."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import may_hand_over_something
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer
from stegvis.web.common.persons.reading import open_person

from .forms.asking import AskForm
from .handing_over import reader_of, readers_of, receiver_of
from .ways import ways_of
from .words import ground_in_words

IDENTITY = "identity"


@require_GET
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Show whom one can ask and for what: those whom a ground lets know who the person is."""
    viewer, person = staff(request), open_person(request, key)
    may_hand_over_something(viewer, person).or_refuse()
    open_, closed = ways_of(viewer, person, with_kind=IDENTITY)
    return render_page(request, "sharing/ask_whom.html", {"person": person, "open": open_, "closed": closed})


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, key: str, receiver_id: int, purpose: str) -> HttpResponse:
    viewer, person = staff(request), open_person(request, key)
    may_hand_over_something(viewer, person).or_refuse()
    holder = receiver_of(request, person, receiver_id, purpose)
    ground = queries.offer(viewer, person, holder, purpose, timezone.now()).grounds.get(IDENTITY)
    if ground is None and request.method == "GET":
        messages.warning(request, _("No ground lets them know who you ask about. Take a consent first."))
        return redirect("sharing:ask_whom", key)
    form = AskForm(request.POST or None, readers=readers_of(holder))
    basis = ground_in_words(ground) if ground else ""
    context = {"person": person, "receiver": holder, "purpose": purpose, "basis": basis}
    return answer(request, form, partial(_ask, request, person, holder, purpose), "sharing/ask.html", context)


def _ask(request: HttpRequest, person: Any, holder: Any, purpose: str, values: dict[str, Any]) -> str:
    asked = actions.ask(
        person=person,
        holder=holder,
        purpose=purpose,
        kinds=values["kinds"],
        message=values["message"],
        to_user=reader_of(holder, values["to_user"]),
        by=staff(request),
    )
    messages.success(request, _("Answered at once. It stands below.") if asked.answer else _("The question is sent."))
    return reverse("sharing:shared", args=[person.key])

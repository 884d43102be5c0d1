"""Handing over in two steps: to whom and for what, then which entries. Both work without a script."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.queries import organisation_for
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, queries
from stegvis.apps.people.choices import Way
from stegvis.apps.people.policies import may_hand_over_something, may_receive
from stegvis.core import codebook
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer
from stegvis.web.common.persons.reading import open_person

from .forms.handing_over import FirstHandOverForm
from .ways import ways_of
from .words import grounds_in_words


@require_GET
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Show to whom and for what a ground lets something go, and name the others."""
    viewer, person = staff(request), open_person(request, key)
    may_hand_over_something(viewer, person).or_refuse()
    open_, closed = ways_of(viewer, person)
    return render_page(request, "sharing/choose.html", {"person": person, "open": open_, "closed": closed})


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, key: str, receiver_id: int, purpose: str) -> HttpResponse:
    """Show all that could be handed over to this receiver for this purpose, and hand over what is chosen."""
    viewer, person = staff(request), open_person(request, key)
    may_hand_over_something(viewer, person).or_refuse()
    receiver = receiver_of(request, person, receiver_id, purpose)
    offer = queries.offer(viewer, person, receiver, purpose, timezone.now())
    if not offer.grounds and request.method == "GET":
        messages.warning(request, _("No ground opens that now."))
        return redirect("sharing:choose", key)
    form = FirstHandOverForm(request.POST or None, offer=offer, readers=readers_of(receiver))
    basis = grounds_in_words(offer.grounds.values())
    context = {"person": person, "receiver": receiver, "purpose": purpose, "basis": basis}
    return answer(request, form, partial(_hand_over, request, form), "sharing/hand_over.html", context)


def _hand_over(request: HttpRequest, form: FirstHandOverForm, values: dict[str, Any]) -> str:
    offer = form.offer
    disclosure = actions.hand_over(
        person=offer.person,
        receiver=offer.receiver,
        purpose=offer.purpose,
        chosen=values["chosen"],
        texts=form.texts,
        way=values["way"],
        to_user=reader_of(offer.receiver, values["to_user"]),
        by=staff(request),
    )
    messages.success(request, _done(values["way"]))
    return reverse("sharing:copy", args=[disclosure.key])


def receiver_of(request: HttpRequest, person: Any, receiver_id: int, purpose: str) -> Any:
    """Return the other organisation that an address names. Raises NotVisible on a purpose that there is not."""
    if purpose not in codebook.disclosure_purposes:
        raise NotVisible
    receiver = organisation_for(staff(request), receiver_id)
    may_receive(receiver, person).or_refuse()
    return receiver


def readers_of(receiver: Any) -> list[tuple[int, str]]:
    """Return whom at the receiver something can be addressed to, as choices by name."""
    readers = queries.readers_at(receiver, timezone.localdate()).order_by("name")
    return [(user.pk, user.name) for user in readers]


def reader_of(receiver: Any, chosen: str) -> Any:
    """Return the reader who was chosen, or None for whoever receives there."""
    return queries.readers_at(receiver, timezone.localdate()).filter(pk=chosen).first() if chosen else None


def _done(way: str) -> str:
    said = {
        Way.HERE: _("Handed over. The receiver finds it under Received."),
        Way.PAPER: _("Noted. Print the letter below and hand it over."),
        Way.SPOKEN: _("Noted. This is the copy of what was said."),
    }
    return said[Way(way)]

"""Questions from other organisations, and those of the own one: what was asked, and the answer."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import may_answer, may_hand_over_something
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .forms.asking import DeclineForm
from .forms.handing_over import HandOverForm
from .letter import copy_of
from .words import grounds_in_words, kinds_in_words


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, request_key: str) -> HttpResponse:
    """Show a question; to whoever answers it, what could be handed over on a ground of one's own."""
    viewer = staff(request)
    question = queries.request_for(viewer, request_key, timezone.localdate())
    asked = question.introduction
    person = queries.own_person_of(viewer, asked)
    context = {
        "question": question,
        "copy": copy_of(asked),
        "person": person,
        "is_ours": asked.sender_id == viewer.organisation_id,
        "may_answer": may_answer(viewer, question),
        "kinds": kinds_in_words(question.kinds),
    }
    gives = context["may_answer"] and person is not None and may_hand_over_something(viewer, person)
    if not gives:
        if request.method == "POST":
            may_answer(viewer, question).or_refuse()
        return render_page(request, "sharing/question.html", context)
    offer = queries.offer(viewer, person, asked.sender, asked.purpose, timezone.now())
    form = HandOverForm(request.POST or None, offer=offer, asked=question.kinds)
    context |= {"receiver": asked.sender, "basis": grounds_in_words(offer.grounds.values())}
    context["asked_bare"] = kinds_in_words(kind for kind in question.kinds if kind in form.bare_kinds)
    return answer(request, form, partial(_give, request, question, form), "sharing/question.html", context)


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, request_key: str) -> HttpResponse:
    viewer = staff(request)
    question = queries.request_for(viewer, request_key, timezone.localdate())
    may_answer(viewer, question).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.decline(request=question, reason=values["reason"], by=viewer)
        messages.success(request, _("The answer is sent."))
        return reverse("sharing:received")

    form = DeclineForm(request.POST or None)
    return answer(
        request, form, act, "sharing/decline.html", {"question": question, "copy": copy_of(question.introduction)}
    )


def _give(request: HttpRequest, question: Any, form: HandOverForm, values: dict[str, Any]) -> str:
    given = actions.give(request=question, chosen=values["chosen"], texts=form.texts, by=staff(request))
    messages.success(request, _("Handed over. It stands with who asked, under the person."))
    return reverse("sharing:copy", args=[given.key])

"""Refer a person, in two minutes and on one page."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.referral_policies import may_refer, may_refer_person
from stegvis.apps.people.queries import find_by_number
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer
from stegvis.web.common.persons.reading import open_person

from .forms.basis import BasisForm
from .forms.referring import ReferForm, ReferKnownForm

PAGE = "referrals/new.html"


@require_http_methods(["GET", "POST"])
@require(Permission.REFER)
def new(request: HttpRequest) -> HttpResponse:
    """Refer somebody who is written in; sent twice, it is one referral."""
    viewer, today = staff(request), timezone.localdate()
    may_refer(viewer).or_refuse()
    form = ReferForm(
        request.POST or None,
        own=viewer.organisation,
        places=queries.receivers_for(viewer, today),
        today=today,
        may_protect=viewer.may(Permission.SEE_PROTECTED),
        lookup=lambda number: find_by_number(viewer, number, today),
    )
    context = {"up": reverse("referrals:sent_list"), "up_words": _("Our referrals"), "back": reverse("referrals:list")}
    return answer(request, form, partial(_refer, request, form, None), PAGE, context)


@require_http_methods(["GET", "POST"])
@require(Permission.REFER)
def refer_person(request: HttpRequest, key: str) -> HttpResponse:
    """Refer somebody whom the viewer works with, from her page."""
    viewer, person, today = staff(request), open_person(request, key), timezone.localdate()
    may_refer_person(viewer, person).or_refuse()
    places = queries.receivers_for(viewer, today)
    form = ReferKnownForm(request.POST or None, own=viewer.organisation, places=places, today=today)
    back = reverse("cases:person", args=[key])
    context = {"person": person, "up": back, "up_words": person.name, "back": back}
    return answer(request, form, partial(_refer, request, form, person), PAGE, context)


def _refer(request: HttpRequest, form: BasisForm, person: Any, _values: dict[str, Any]) -> str:
    place = form.place
    referral = actions.refer(
        to=actions.To(place.project, place.organisation, place.unit),
        who=person or form.who,  # type: ignore[attr-defined]
        basis=form.basis,
        reason=form.cleaned_data["reason"],
        on=form.day,
        wishes=form.wanted,  # type: ignore[attr-defined]
        by=staff(request),
    )
    messages.success(request, _("The referral is sent to %(receiver)s.") % {"receiver": place.organisation})
    return reverse("referrals:sent", args=[referral.key])

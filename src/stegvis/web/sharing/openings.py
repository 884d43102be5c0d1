"""Opening a person with a reason: one beyond the own reach, for three hours, and a colleague or a relative."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access import log
from stegvis.apps.people import actions, queries
from stegvis.apps.people.policies import is_on_duty
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .forms.openings import OpenForm, ReasonForm
from .reviewing import reviews


@require_http_methods(["GET", "POST"])
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    """Open a person by number and reason, and list those whom the viewer has open now."""
    viewer, today = staff(request), timezone.localdate()
    form = OpenForm(request.POST or None, today=today, on_duty=is_on_duty(viewer, today))
    opened: list[Any] = []
    if done(request, form, lambda values: opened.append(actions.open_with_reason(on=today, by=viewer, **values))):
        return redirect("cases:person", opened[0].person.key)
    mine = list(queries.open_now(viewer))
    log.record("openings.own_listed", by=viewer, person_keys=sorted({each.person.key for each in mine}))
    context = {"form": form, "mine": mine, "reviews": reviews(viewer)}
    return render_page(request, "sharing/openings.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require(*SEES_PERSONS)
def say_why(request: HttpRequest, key: str) -> HttpResponse:
    """Take the reason for opening a colleague or a relative, and lead on to what was asked for."""
    viewer, today = staff(request), timezone.localdate()
    person = queries.own_staff_for(viewer, key, today)
    onward = _onward(request, key)
    if queries.opening_of(viewer, person):
        return redirect(onward)
    form = ReasonForm(request.POST or None, initial={"next": onward})

    def act(values: dict[str, Any]) -> None:
        actions.open_own_staff(person=person, reason=values["reason"], on=today, by=viewer)

    if done(request, form, act):
        messages.info(request, _("Opened for three hours. Somebody else reads your reason."))
        return redirect(onward)
    return render_page(request, "sharing/say_why.html", {"form": form}, status=422 if form.errors else 200)


def _onward(request: HttpRequest, key: str) -> str:
    """Return where the viewer was going, if that is a page here, and otherwise the person's page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else reverse("cases:person", args=[key])

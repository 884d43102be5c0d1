"""Standing views, in the organisation's settings: none until an administrator writes on what law one rests."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.queries import organisation_for
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people import actions, queries
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .forms.standing_views import StandingViewForm
from .words import kinds_in_words, others


@require_GET
@require(Permission.MANAGE_ORGANISATION)
def show(request: HttpRequest) -> HttpResponse:
    """List the standing views with how often each has answered."""
    viewer, now = _administrator(request), timezone.now()
    views = [
        {"view": view, "kinds": kinds_in_words(view.kinds), "state": _state(view, now)}
        for view in queries.standing_views(viewer, viewer.organisation)
    ]
    return render_page(request, "sharing/standing_views.html", {"views": views})


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def open_view(request: HttpRequest) -> HttpResponse:
    viewer = _administrator(request)
    receivers = [(each.pk, each.name) for each in others(viewer)]
    form = StandingViewForm(
        request.POST or None, receivers=receivers, initial={"since": timezone.localdate().isoformat()}
    )

    def act(values: dict[str, Any]) -> None:
        receiver = organisation_for(viewer, int(values.pop("receiver")))
        actions.open_standing_view(sender=viewer.organisation, receiver=receiver, by=viewer, **values)

    if done(request, form, act):
        messages.success(request, _("The standing view is open."))
        return redirect("sharing:standing_views")
    return render_page(request, "sharing/open_standing_view.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def close(request: HttpRequest, view_id: int) -> HttpResponse:
    """Ask once more, and then end it from now on."""
    viewer = _administrator(request)
    view = queries.standing_view_for(viewer, viewer.organisation, view_id)
    if request.method == "POST":
        actions.close_standing_view(view=view, by=viewer)
        messages.success(request, _("The standing view is closed."))
        return redirect("sharing:standing_views")
    context = {"view": view, "kinds": kinds_in_words(view.kinds)}
    return render_page(request, "sharing/close_standing_view.html", context)


def _administrator(request: HttpRequest) -> Staff:
    """Return the viewer. An association has no persons, and so no such page."""
    viewer = staff(request)
    if viewer.organisation.is_association:
        raise NotVisible
    return viewer


def _state(view: Any, now: Any) -> str:
    if view.withdrawn_at:
        return "closed"
    today = timezone.localdate(now)
    if view.since > today:
        return "to_come"
    return "past" if view.until and view.until < today else "open"

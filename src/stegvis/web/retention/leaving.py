"""An organisation leaves: what stands in the way and what it means, the decision, how far it has come, and the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.privacy import actions, leaving_queries
from stegvis.apps.privacy.leaving_policies import may_finish_leaving, may_take_back_leaving
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .attempts import attempted
from .forms import LeavingForm


class SayThatYouKnow(Refused):
    default = gettext_lazy("Mark that you know what closing means.")


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def leaving(request: HttpRequest) -> HttpResponse:
    """Show what leaving means, and record the decision; once it is recorded, how far it has come."""
    viewer, today = staff(request), timezone.localdate()
    far = leaving_queries.under_way(viewer, today)
    if far is not None:
        context = {
            "far": far,
            "may_take_back": may_take_back_leaving(viewer, far.leaving),
            "may_finish": may_finish_leaving(viewer, far.leaving),
        }
        return render_page(request, "retention/leaving_under_way.html", context)

    def act(values: dict[str, Any]) -> str:
        values.pop("understood")
        actions.begin_leaving(by=viewer, **values)
        messages.success(request, _("The decision is recorded. Nothing new is taken in from now on."))
        return reverse("retention:leaving")

    context = {"preview": leaving_queries.preview(viewer, today)}
    form = LeavingForm(request.POST if request.method == "POST" else None, initial={"decided_on": today})
    return answer(request, form, act, "retention/leaving.html", context)


@require_POST
@require(Permission.MANAGE_ORGANISATION)
def take_back(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)

    def act() -> None:
        actions.take_back_leaving(leaving=leaving_queries.leaving_under_way(viewer), by=viewer)

    attempted(request, act, _("The organisation stays. Give those who are to work with cases their roles anew."))
    return redirect("retention:leaving")


@require_POST
@require(Permission.MANAGE_ORGANISATION)
def finish(request: HttpRequest) -> HttpResponse:
    """Close the organisation. Whoever does it has no role in it any more on the next page."""
    viewer = staff(request)

    def act() -> None:
        leaving = leaving_queries.leaving_under_way(viewer)
        if "understood" not in request.POST:
            raise SayThatYouKnow
        actions.finish_leaving(leaving=leaving, by=viewer)

    done = attempted(request, act, _("Your organisation has left. Nothing about any person is kept for it any more."))
    return redirect("home" if done else "retention:leaving")

"""The review of what was opened with a reason, by somebody else: the unit's manager or the data-protection officer."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people import actions, queries
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .forms.openings import ReviewForm

REVIEWERS = (Permission.HANDLE_PRIVACY, Permission.SEE_UNIT_CASES)
LATELY = timedelta(days=90)


def reviews(viewer: Viewer) -> bool:
    return any(viewer.may(permission) for permission in REVIEWERS)


@require_GET
@require(*REVIEWERS)
def show(request: HttpRequest) -> HttpResponse:
    """List what waits for review and what has been reviewed. Names stand there only for who works with the person."""
    viewer, today = staff(request), timezone.localdate()
    waiting, reviewed = list(queries.to_review(viewer)), list(queries.reviewed(viewer, today - LATELY))
    names = queries.names_behind(viewer, [*waiting, *reviewed], today)
    context = {
        "waiting": _named(waiting, names),
        "reviewed": _named(reviewed, names),
        "reads_log": viewer.may(Permission.READ_LOG),
    }
    return render_page(request, "sharing/reviews.html", context)


@require_http_methods(["GET", "POST"])
@require(*REVIEWERS)
def review(request: HttpRequest, opening_id: int) -> HttpResponse:
    viewer = staff(request)
    opening = queries.opening_to_review(viewer, opening_id)
    form = ReviewForm(request.POST or None)

    def act(values: dict[str, Any]) -> None:
        actions.review_opening(opening=opening, review=values["review"], note=values["note"] or None, by=viewer)

    if done(request, form, act):
        messages.success(request, _("The review is saved."))
        return redirect("sharing:reviews")
    names = queries.names_behind(viewer, [opening], timezone.localdate())
    context = {"form": form, "row": _named([opening], names)[0]}
    return render_page(request, "sharing/review.html", context, status=422 if form.errors else 200)


def _named(openings: list[Any], names: Any) -> list[dict[str, Any]]:
    return [{"opening": each, "who": names.get(each.person_id) or each.person.key} for each in openings]

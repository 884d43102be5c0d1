"""A list of what is to be removed: drawn up, looked through, approved or put aside, carried out, and its receipt."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.privacy import actions, retention_queries
from stegvis.apps.privacy.retention_policies import may_approve, may_carry_on, may_discard, prepares
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import sent
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.form_page import answer

from .attempts import attempted
from .forms import DiscardForm

SEES_LISTS = (Permission.SEE_ALL_CASES, Permission.HANDLE_PRIVACY)


@require_POST
@require(Permission.SEE_ALL_CASES)
def prepare(request: HttpRequest) -> HttpResponse:
    """Draw up a list; where there can be none, say why on the overview."""
    drawn: list[str] = []

    def act() -> None:
        drawn.append(actions.prepare_removal(by=staff(request)).key)

    attempted(request, act, _("The list is drawn up. Somebody else approves it before anything is removed."))
    return redirect("retention:list", drawn[0]) if drawn else redirect("retention:overview")


@require_GET
@require(*SEES_LISTS)
def show(request: HttpRequest, key: str) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    removal = retention_queries.removal_for(viewer, key)
    context = {
        "removal": removal,
        "rows": retention_queries.rows_of(removal),
        "people": retention_queries.people_on(viewer, removal, today),
        "named": prepares(viewer),
        "may_approve": may_approve(viewer, removal),
        "may_discard": may_discard(viewer, removal),
        **_progress(viewer, removal),
    }
    return render_page(request, "retention/list.html", context)


@require_GET
@require(*SEES_LISTS)
def progress(request: HttpRequest, key: str) -> HttpResponse:
    """Tell how far the work has come; the page asks by itself until it is over."""
    viewer = staff(request)
    removal = retention_queries.removal_for(viewer, key)
    context = {"removal": removal, **_progress(viewer, removal)}
    return render_page(request, "retention/progress.html", context)


@require_POST
@require(Permission.HANDLE_PRIVACY)
def approve(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    removal = retention_queries.removal_for(viewer, key)

    attempted(
        request,
        lambda: actions.approve_removal(removal=removal, by=viewer),
        _("The list is approved and is being carried out."),
    )
    return redirect("retention:list", key)


@require_POST
@require(Permission.HANDLE_PRIVACY)
def carry_on(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    removal = retention_queries.removal_for(viewer, key)

    attempted(request, lambda: actions.carry_on(removal=removal, by=viewer), _("The list is being carried on with."))
    return redirect("retention:list", key)


@require_http_methods(["GET", "POST"])
@require(*SEES_LISTS)
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """Put a list aside that is not to be carried out."""
    viewer = staff(request)
    removal = retention_queries.removal_for(viewer, key)

    def act(values: dict[str, Any]) -> str:
        actions.discard_removal(removal=removal, by=viewer, **values)
        messages.success(request, _("The list is put aside. Nothing was removed."))
        return reverse("retention:overview")

    return answer(request, DiscardForm(sent(request)), act, "retention/discard.html", {"removal": removal})


def _progress(viewer: Any, removal: Any) -> dict[str, Any]:
    running = retention_queries.is_running(removal)
    return {
        "running": running,
        "percent": retention_queries.percent(removal) if running else 0,
        "stopped": not running and bool(may_carry_on(viewer, removal)),
        "numbers": retention_queries.numbers_of(removal),
    }

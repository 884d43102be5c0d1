"""The decision on a request for erasure, and its letter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.privacy import actions, queries
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import sent
from stegvis.web.common.persons.form_page import answer

from .forms import ErasureForm


@require_http_methods(["GET", "POST"])
@require(Permission.HANDLE_PRIVACY)
def decide(request: HttpRequest, key: str) -> HttpResponse:
    viewer = staff(request)
    row = queries.request_for(viewer, key)

    def act(values: dict[str, Any]) -> str:
        actions.decide_erasure(request=row, by=viewer, **values)
        messages.success(request, _("The decision is saved. Make the letter to the person now."))
        return reverse("privacy:show", args=[row.key])

    form = ErasureForm(sent(request), today=timezone.localdate())
    return answer(request, form, act, "privacy/decide.html", {"row": row})


@require_POST
@require(Permission.HANDLE_PRIVACY)
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """Send the letter as a PDF, under a name that tells nothing. It is kept nowhere."""
    viewer = staff(request)
    row = queries.request_for(viewer, key)
    made = actions.make_decision_letter(request=row, by=viewer)
    name = f"{_('decision')}-{row.closed_on:%Y-%m-%d}.pdf"
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)

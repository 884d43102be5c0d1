"""What is being written, kept encrypted on the server and given back when the form is opened again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.people import actions, queries
from stegvis.web.common.access import require, staff

from .once import was_sent

FORMS = {"register": "cases:register"}
"""The forms that keep drafts, and where each is opened."""


@require_POST
@require(Permission.REGISTER)
def save(request: HttpRequest, form_key: str) -> HttpResponse:
    """Keep what the form holds now; one that has been saved meanwhile leaves no draft behind."""
    _known(form_key)
    viewer = staff(request)
    content = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    if not was_sent(viewer, content.get("sending", "")):
        actions.save_draft(form_key=form_key, content=content, by=viewer)
    return HttpResponse(timezone.localtime().strftime("%H:%M"), content_type="text/plain")


@require_POST
@require(Permission.REGISTER)
def discard(request: HttpRequest, form_key: str) -> HttpResponse:
    url = _known(form_key)
    actions.clear_draft(form_key=form_key, by=staff(request))
    return redirect(url)


def kept(request: HttpRequest, form_key: str) -> dict[str, Any]:
    """Return what the viewer left in this form, by field; empty when nothing."""
    return queries.draft_for(staff(request), form_key) or {}


def _known(form_key: str) -> str:
    if form_key not in FORMS:
        raise NotVisible
    return reverse(FORMS[form_key])

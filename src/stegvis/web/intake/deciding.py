"""Reading a file in, putting it aside, stopping the work on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.intake import actions, queries
from stegvis.web.common.access import require, staff

Act = Callable[..., Any]


@require_POST
@require(Permission.IMPORT_FILES)
def accept(request: HttpRequest, key: str) -> HttpResponse:
    return _do(request, key, actions.accept)


@require_POST
@require(Permission.IMPORT_FILES)
def reject(request: HttpRequest, key: str) -> HttpResponse:
    return _do(request, key, actions.reject, _("The file was put aside. Nothing of it was saved."))


@require_POST
@require(Permission.IMPORT_FILES)
def stop(request: HttpRequest, key: str) -> HttpResponse:
    return _do(request, key, actions.cancel)


@require_POST
@require(Permission.IMPORT_FILES)
def again(request: HttpRequest, key: str) -> HttpResponse:
    return _do(request, key, actions.try_again)


def _do(request: HttpRequest, key: str, act: Act, done: str = "") -> HttpResponse:
    viewer = staff(request)
    try:
        act(batch=queries.batch_for(viewer, key), by=viewer)
    except NotVisible:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    return redirect("intake:file", key)

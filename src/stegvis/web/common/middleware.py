"""What happens around every view, in the order of `MIDDLEWARE`."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django_htmx.http import HttpResponseClientRedirect

from stegvis.apps.access import log, queries
from stegvis.apps.access.looking import looking, nobody_looks
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Account, Staff
from stegvis.apps.people.policies import SayWhyFirst
from stegvis.apps.people.queries import MergedIntoAnother

from . import errors, idle
from .access import is_public

Next = Callable[[HttpRequest], HttpResponseBase]

ASKS_BY_ITSELF = "session_state"
"""Name of the url that an open page asks on its own, without anybody using it."""

BY_ITSELF = "by-itself"
"""What other addresses say when the page and not its user asks."""


def user_language(get_response: Next) -> Next:
    """Speak the user's language; before sign-in, the one chosen on the page, and otherwise Swedish."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.user.language if request.user.is_authenticated else request.session.get("language", "sv")
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen  # type: ignore[attr-defined]
            response = get_response(request)
            response.headers.setdefault("Content-Language", chosen)
            return response

    return middleware


def idle_sign_out(get_response: Next) -> Next:
    """Sign out after 15 minutes without use, and keep pages of signed-in people out of caches."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        now = time.time()
        if (
            request.user.is_authenticated
            and not idle.sign_out_if_idle(request, now=now)
            and not _asks_by_itself(request)
        ):
            idle.touch(request, now=now)
        response = get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


def _asks_by_itself(request: HttpRequest) -> bool:
    """Say whether an open page asks on its own: how its session stands, or how far a piece of work has come."""
    if BY_ITSELF in request.GET:
        return True
    return request.path == reverse(ASKS_BY_ITSELF) and "stay" not in request.GET


class ViewerMiddleware:
    """Sets `request.viewer`, and opens a view to nobody else unless it is marked public."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        at_the_door = Account(request.user) if request.user.is_authenticated else None
        with nobody_looks(), looking(at_the_door):
            request.viewer, request.memberships = self._viewer(request)  # type: ignore[attr-defined]
        with nobody_looks(), looking(request.viewer):  # type: ignore[attr-defined]
            response = self.get_response(request)
        if getattr(request, "htmx", False) and response.status_code in (301, 302, 303):
            return HttpResponseClientRedirect(response.headers["Location"])
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if is_public(view):
            return None
        if not request.user.is_authenticated:
            return self._signed_out(request)
        if not queries.has_second_factor(request.session):
            return redirect("accounts:second_factor")
        if request.viewer is None:  # type: ignore[attr-defined]
            return redirect("accounts:no_membership")
        return None

    @staticmethod
    def _viewer(request: HttpRequest) -> tuple[Staff | None, list[Any]]:
        user = request.user
        if not user.is_authenticated:
            return None, []
        if not queries.may_be_used(user):
            logout(request)
            return None, []
        memberships = queries.memberships_open_to(user, request.session, on=_today())
        chosen = request.session.get("membership")
        picked = next((each for each in memberships if each.pk == chosen), memberships[0] if memberships else None)
        has_factor = queries.has_second_factor(request.session)
        return (Staff.of(picked) if picked and has_factor else None), memberships

    @staticmethod
    def _signed_out(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            return errors.send_again(request, status=401)
        return redirect(f"{reverse('account_login')}?next={request.path}")


class RefusalMiddleware:
    """Turns a refusal into its page, and leaves it in the log."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        if isinstance(exception, MergedIntoAnother) and request.method == "GET":
            return redirect("cases:person", exception.person_key)
        self._record(request, exception)
        if isinstance(exception, SayWhyFirst):
            return errors.say_why_first(request, exception.person_key)
        return errors.not_found(request) if isinstance(exception, NotVisible) else errors.refused(request, exception)

    @staticmethod
    def _record(request: HttpRequest, refusal: Refused) -> None:
        viewer = getattr(request, "viewer", None)
        if viewer is None or refusal.is_logged:
            return
        match = request.resolver_match
        page = match.view_name if match else ""
        log.record_refusal("page.refused", by=viewer, target=page, reason=type(refusal).__name__)


def _today() -> date:
    return timezone.localdate()

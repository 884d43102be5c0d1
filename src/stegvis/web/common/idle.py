"""Sign-out after a time without use. What stands in the open page stays there."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

LAST_SEEN = "last_seen"
STEP_SECONDS = 20
"""How often the time of last use is written; between, a page costs no write."""


def sign_out_if_idle(request: HttpRequest, *, now: float) -> bool:
    """Sign out whoever has not used the session for IDLE_SECONDS. Return whether that happened."""
    last = request.session.get(LAST_SEEN)
    if last is None or now - last <= settings.IDLE_SECONDS:
        return False
    logout(request)
    return True


def touch(request: HttpRequest, *, now: float) -> None:
    """Note that the session is in use. A page that asks on its own how things stand is not use."""
    if now - request.session.get(LAST_SEEN, 0) >= STEP_SECONDS:
        request.session[LAST_SEEN] = now


def seconds_left(request: HttpRequest, *, now: float | None = None) -> int:
    """Return the seconds until the session ends if nobody uses it."""
    last = request.session.get(LAST_SEEN, 0)
    return max(0, int(settings.IDLE_SECONDS - ((time.time() if now is None else now) - last)))

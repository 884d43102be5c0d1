"""A form that is sent twice is saved once."""

import hashlib
import secrets
import time
from collections.abc import Callable

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer

KEPT_SECONDS = 24 * 60 * 60
PENDING = "-"
PENDING_SECONDS = 60
"""How long nobody else does what somebody is doing: longer than any act takes, yet its server may have been killed."""
WAITS_SECONDS, STEP_SECONDS = 8.0, 0.2


class SentTwice(Refused):
    default = _("The form was sent twice and has not been saved yet. Look in the list before you send it again.")


def new_sending() -> str:
    """Return the random text by which a form that is opened is known again when it is sent."""
    return secrets.token_urlsafe(12)


def once(viewer: Viewer, sending: str, act: Callable[[], str]) -> str:
    """Do `act` and return its key; for the same `sending` (a random text in the form) again, the first one's key.

    An act that fails may be tried again. Raises SentTwice when the first has not come to an end.
    """
    name = _name(viewer, sending)
    if not cache.add(name, PENDING, PENDING_SECONDS):
        return _of_the_first(name)
    key = None
    try:
        key = _done_and_marked(name, act)
    finally:
        if key is None:
            cache.delete(name)
    return key


def _done_and_marked(name: str, act: Callable[[], str]) -> str:
    """Do `act` and mark it as done in one transaction: a server that is killed leaves both or neither.

    A refusal stands in the log, and so what was written before it stays.
    """
    with transaction.atomic():
        try:
            key = act()
        except Refused as each:
            refusal = each
        else:
            cache.set(name, key, KEPT_SECONDS)
            return key
    raise refusal


def was_sent(viewer: Viewer, sending: str) -> bool:
    """Say whether this form has been saved, or is being so."""
    return cache.get(_name(viewer, sending)) is not None


def _name(viewer: Viewer, sending: str) -> str:
    return f"once:{viewer.user_id}:{hashlib.sha256(sending.encode()).hexdigest()}"  # a form may be sent with any text


def _of_the_first(name: str) -> str:
    waited = 0.0
    while (key := cache.get(name)) == PENDING and waited < WAITS_SECONDS:
        time.sleep(STEP_SECONDS)
        waited += STEP_SECONDS
    if key in (None, PENDING):
        raise SentTwice
    return key

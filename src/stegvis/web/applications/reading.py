"""Opens an application for a page, and logs that it was read."""

from django.http import HttpRequest

from stegvis.apps.access import log
from stegvis.apps.casework.queries import Waiting, application_for
from stegvis.web.common.access import staff
from stegvis.web.common.persons.drafts import is_kept
from stegvis.web.common.persons.once import SentTwice, once, was_sent


def open_application(request: HttpRequest, key: str) -> Waiting:
    """Return the application with this key. Raises NotVisible."""
    viewer = staff(request)
    waiting = application_for(viewer, key)
    if not is_kept(request):
        log.record("application.read", target=waiting.application, by=viewer)
    return waiting


def sent_before(request: HttpRequest) -> str:
    """Return what the same form led to the first time it was sent, and nothing where this is the first.

    By then the application may be a case, or gone, and would not be found. Raises SentTwice.
    """
    viewer, sending = staff(request), request.POST.get("sending", "")
    if not sending or is_kept(request) or not was_sent(viewer, sending):
        return ""
    return once(viewer, sending, _not_again)


def _not_again() -> str:
    raise SentTwice

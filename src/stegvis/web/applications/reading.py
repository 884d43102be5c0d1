"""Opens an application for a page, and logs that it was read."""

from django.http import HttpRequest

from stegvis.apps.access import log
from stegvis.apps.casework.queries import Waiting, application_for
from stegvis.web.common.access import staff
from stegvis.web.common.persons.drafts import is_kept


def open_application(request: HttpRequest, key: str) -> Waiting:
    """Return the application with this key. Raises NotVisible."""
    viewer = staff(request)
    waiting = application_for(viewer, key)
    if not is_kept(request):
        log.record("application.read", target=waiting.application, by=viewer)
    return waiting

"""The applications that wait for an answer, and one of them."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import queries
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .reading import open_application
from .texts import LANGUAGES, load

LANGUAGE_NAMES = {language: load(language).name for language in LANGUAGES}


@require_GET
@require(Permission.REGISTER)
def show(request: HttpRequest) -> HttpResponse:
    """List who waits for an answer, the longest first, and how many came to nothing."""
    viewer, today = staff(request), timezone.localdate()
    rows = [(each, each.is_late(today)) for each in queries.application_inbox(viewer)]
    context = {"rows": rows, "counts": queries.counts_of_applications(viewer), "today": today}
    return render_page(request, "applications/inbox.html", context)


@require_GET
def read(request: HttpRequest, application_key: str) -> HttpResponse:
    """Show what somebody wrote, and what has been done about it."""
    waiting = open_application(request, application_key)
    context = {
        "waiting": waiting,
        "application": waiting.application,
        "language": LANGUAGE_NAMES.get(waiting.application.language, ""),
        "late": waiting.is_late(timezone.localdate()),
        "today": timezone.localdate(),
    }
    return render_page(request, "applications/read.html", context)

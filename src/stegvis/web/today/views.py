from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.intake.queries import batches
from stegvis.web.cases.reading import SEES_PERSONS
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .places import openings, projects_of
from .work import work_of

FILES = 3


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show what is due to those who work with persons, and to everybody the places that her role is for."""
    viewer, today = staff(request), timezone.localdate()
    sees_persons = any(viewer.may(permission) for permission in SEES_PERSONS)
    context = {
        "today": today,
        "work": work_of(viewer, today) if sees_persons else None,
        "openings": openings(viewer),
        "files": list(batches(viewer)[:FILES]) if viewer.may(Permission.IMPORT_FILES) else [],
        "projects": projects_of(viewer, today),
    }
    return render_page(request, "today/show.html", context)

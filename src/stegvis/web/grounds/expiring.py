"""The grounds that end soon, about those whom the viewer works with."""

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.people import queries
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

from .ways import others_of

ROWS = 30


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    page = Paginator(queries.expiring(viewer, today), ROWS).get_page(request.GET.get("page"))
    rows = list(page)
    prefetch_related_objects(rows, "lines__sender", "lines__receiver")
    log.record("grounds.listed", by=viewer, person_keys=sorted({row.person.key for row in rows}))
    shown = [(row, others_of(row)) for row in rows]
    return render_page(request, "grounds/expiring.html", {"page": page, "rows": shown, "today": today})

"""Activities that were to begin or end and have not, of all whom the viewer works with."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.casework import queries
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

ROWS = 50
AHEAD = timedelta(days=30)


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    rows = queries.activities_due(viewer, today, today + AHEAD)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    log.record("activities.listed", by=viewer, person_keys=sorted({row.case.person.key for row in page}))
    return render_page(request, "activities/work_list.html", {"page": page, "today": today})

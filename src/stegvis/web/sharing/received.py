"""What other organisations have handed over and wait for: to be filed, to be answered, and lately filed by itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.people import queries
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.pages import render_page

MOST = 20


@require_GET
@require(*SEES_PERSONS)
def show(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    lately = list(queries.since_lately(viewer, today)[:MOST])
    log.record("received.listed", by=viewer, person_keys=sorted({each.reception.person.key for each in lately}))
    context = {
        "waiting": list(queries.inbox(viewer, today)),
        "questions": list(queries.questions_to_answer(viewer, today)),
        "lately": lately,
    }
    return render_page(request, "sharing/received.html", context)

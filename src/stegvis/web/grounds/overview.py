"""A person's consents and provisions: what is open now, and each ground by itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.people import queries
from stegvis.apps.people.policies import Sight, mark_seen, may_record_ground, may_record_provision
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .cards import cards
from .ways import matrix


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    viewer, today, now = staff(request), timezone.localdate(), timezone.now()
    person, grounds = queries.grounds_of(viewer, key, today)
    if Sight(viewer, today).works_with(person):
        mark_seen(viewer, person)
    may_record = bool(may_record_ground(viewer, person))
    late = queries.handed_over_late(viewer, grounds, today)
    context = {
        "person": person,
        "own": viewer.organisation,
        "out": matrix(queries.open_ways(person, now), lambda way: way.receiver),
        "into": matrix(queries.open_ways_in(person, now), lambda way: way.sender),
        "cards": cards(grounds, person, late=late, may_write=may_record, at=now),
        "may_record": may_record,
        "may_record_provision": may_record and bool(may_record_provision(viewer, person)),
        "today": today,
    }
    return render_page(request, "grounds/list.html", context)

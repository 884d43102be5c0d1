"""The page about one person, and two beside it: what was changed, and what her household was paid."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.casework import queries
from stegvis.apps.casework.policies import may_record_fact
from stegvis.apps.people.policies import may_correct
from stegvis.apps.people.queries import ending_about, opening_of
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.person_parts import menu_of, parts_for

from .changes import shown_changes
from .events import filters, shown_events
from .sections import case_cards, fact_sections
from .steps import shown_steps

RECENT = 12  # events that stand open


@require_GET
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show all that the viewer may read of the person; what she may do stands as buttons."""
    viewer, today = staff(request), timezone.localdate()
    page = queries.person_page(viewer, key, today)
    chosen = request.GET.get("events", "")
    parts = parts_for(viewer, page, today)
    events = shown_events(page, chosen, parts)
    context = {
        "person": page.person,
        "age": page.card.age_on(today),
        "today": today,
        "cases": case_cards(viewer, page, today),
        "steps": shown_steps(viewer, page, today, (step for _name, part in parts for step in part.steps)),
        "links": [link for _name, part in parts for link in part.links],
        "parts": [part for _name, part in parts if part.template],
        "menu": menu_of(parts),
        "events": events,
        "recent": events[:RECENT],
        "earlier": events[RECENT:],
        "filters": filters(),
        "chosen": chosen,
        "sections": fact_sections(page, today),
        "ending": ending_about(viewer, page.person, today) if _is_under_way(page) else (),
        "opening": None if page.works else opening_of(viewer, page.person),
        "may_record": may_record_fact(viewer, page.person),
        "may_correct": may_correct(viewer, page.person),
    }
    return render_page(request, "cases/person.html", context)


def _is_under_way(page: queries.PersonPage) -> bool:
    """Say whether the viewer works with the person now: then a consent about to end needs her."""
    return page.works and any(case.is_open for case in page.cases)


@require_GET
def changes(request: HttpRequest, key: str) -> HttpResponse:
    """Show what stood there before, who changed it and why."""
    person, found = queries.changes_of(staff(request), key, timezone.localdate())
    return render_page(request, "cases/changes.html", {"person": person, "changes": shown_changes(found)})


@require_GET
def payments(request: HttpRequest, key: str) -> HttpResponse:
    """Show what the person's household was paid, month by month."""
    found = queries.payments_of(staff(request), key, timezone.localdate())
    return render_page(request, "cases/payments.html", {"person": found.person, "found": found})

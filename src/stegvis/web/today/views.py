from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.intake.queries import batches
from stegvis.apps.people.policies import finding
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.start_page import Number, beside_for, due_for, first_for, numbers_and_lists, sections_for

from .places import openings, projects_of

FILES = 3


@require_GET
@finding()
def show(request: HttpRequest) -> HttpResponse:
    """Show what each area has for the viewer today, and the places that her role is for."""
    viewer, today = staff(request), timezone.localdate()
    late, due = due_for(viewer, today)
    numbers, lists = numbers_and_lists(viewer, today)
    sections = [*lists, *sections_for(viewer, today), *due]
    people = frozenset().union(*(each.people for each in sections))
    if people:
        log.record("day.listed", by=viewer, person_keys=sorted(people))
    context = {
        "today": today,
        "first": first_for(viewer),
        "beside": beside_for(viewer),
        "numbers": _late_first([*numbers, *late]),
        "has_numbers": bool(numbers or late),
        "sections": sections,
        "openings": openings(viewer),
        "files": list(batches(viewer)[:FILES]) if viewer.may(Permission.IMPORT_FILES) else [],
        "projects": projects_of(viewer, today),
    }
    return render_page(request, "today/show.html", context)


def _late_first(numbers: list[Number]) -> list[tuple[str, list[Number]]]:
    """Return what is late or waits for the viewer, and then the rest, each with its name."""
    urgent = [each for each in numbers if each.urgent and each.number]
    others = [each for each in numbers if each not in urgent]
    return [(_("Late, or waiting for you"), urgent), (_("In numbers"), others)]

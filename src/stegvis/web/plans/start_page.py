"""What of the plans the start page shows: how many actions are late, and the next ones."""

from datetime import date, timedelta

from django.db.models import Count, Q, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import plans
from stegvis.web.common.start_page import Number, Section

SHOWN = 6
SOON = timedelta(days=14)


def due(viewer: Staff, today: date) -> tuple[Number, Section | None]:
    """Return how many actions are late, and the next of the viewer's plans."""
    late = Window(Count("pk", filter=Q(due__lt=today)))
    found = list(plans.due_plan_actions(viewer, today, today + SOON).annotate(late=late)[: SHOWN + 1])
    url = f"{reverse('plans:work_list')}?due=late"
    number = Number(found[0].late if found else 0, _("Late actions of plans"), url, urgent=True)
    if not found:
        return number, None
    shown = found[:SHOWN]
    people = frozenset(row.version.plan.case.person.key for row in shown)
    return number, Section("plans/start_due.html", {"actions": shown, "more": len(found) > SHOWN}, people)

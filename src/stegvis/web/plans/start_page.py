"""What of the plans the start page shows: how many actions are late, and the next ones."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import plans
from stegvis.web.common.start_page import Number, Section

SHOWN = 6
SOON = timedelta(days=14)


def late(viewer: Staff, today: date) -> list[Number]:
    number = plans.late_plan_actions(viewer, today).count()
    url = f"{reverse('plans:work_list')}?due=late"
    return [Number(number, _("Late actions of plans"), url, urgent=True)] if number else []


def due(viewer: Staff, today: date) -> Section | None:
    """Return the next actions of the viewer's plans, and log whose names they showed."""
    found = list(plans.due_plan_actions(viewer, today, today + SOON)[: SHOWN + 1])
    if not found:
        return None
    shown = found[:SHOWN]
    log.record(
        "plan_actions.listed", by=viewer, person_keys=sorted({row.version.plan.case.person.key for row in shown})
    )
    return Section("plans/start_due.html", {"actions": shown, "more": len(found) > SHOWN})

"""What of meetings and tasks the start page shows: what comes today and this week, and what is late."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import meetings as queries
from stegvis.web.common.start_page import Counted, Section

SHOWN = 8
WEEK = timedelta(days=7)
YESTERDAY = timedelta(days=-1)


def numbers(viewer: Staff, today: date) -> list[Counted]:
    url = reverse("meetings:work_list")
    late = queries.tasks_due(viewer, today, today + YESTERDAY)
    return [
        Counted(queries.calls_to_answer(viewer, today), _("Calls to answer"), f"{url}#calls", urgent=True),
        Counted(queries.meetings_without_minutes(viewer, today), _("Minutes to write"), f"{url}#unwritten"),
        Counted(late, _("Late tasks"), f"{reverse('meetings:tasks')}?due=late", urgent=True),
    ]


def rows(viewer: Staff, today: date) -> list[object]:
    """Return the rows of which there is something to list."""
    return [
        queries.tasks_due(viewer, today, today + WEEK),
        queries.meetings_coming(viewer, today, today + WEEK),
        queries.meetings_without_minutes(viewer, today),
        queries.calls_coming(viewer, today).filter(version__on__lte=today + WEEK),
    ]


def due(viewer: Staff, today: date) -> Section:
    """Return the next of the viewer's meetings and tasks."""
    found = queries.day_of(viewer, today, today + WEEK, SHOWN + 1)
    shown = found[:SHOWN]
    people = frozenset(row.person_key for row in shown)
    return Section("meetings/start_due.html", {"rows": shown, "more": len(found) > SHOWN}, people)

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.casework import queries
from stegvis.apps.casework.activity_policies import may_record_activity
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .reading import open_activity, week_name
from .words import extent, standing, title


@require_GET
def show(request: HttpRequest, case_key: str, activity_key: str) -> HttpResponse:
    """Show an activity, and each day that was noted, the latest week first."""
    activity, today = open_activity(request, case_key, activity_key), timezone.localdate()
    days = queries.days_of(activity)
    words, colour = standing(activity)
    context = {
        "activity": activity,
        "case": activity.case,
        "person": activity.case.person,
        "title": title(activity),
        "extent": extent(activity),
        "standing": words,
        "colour": colour,
        "sums": queries.attendance_sum(activity),
        "weeks": _weeks(days),
        "week": week_name(_last_day(activity, today)),
        "may_write": bool(may_record_activity(staff(request), activity.case)),
        "today": today,
    }
    return render_page(request, "activities/show.html", context)


def _weeks(days: list[Any]) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for row in reversed(days):
        found.setdefault(week_name(row.on), []).insert(0, row)
    return list(found.items())


def _last_day(activity: Any, today: date) -> date:
    """Return the day whose week is noted next: today's, or the last of one that has ended."""
    return min(today, activity.until or today)

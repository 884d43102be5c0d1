"""The days of one week of an activity on one page: whether she came, and for how long."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.casework import actions, queries
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import answer

from .forms import WeekForm
from .reading import activity_page, week_name, week_named, writable_activity
from .words import title

WEEK = timedelta(days=7)


@require_http_methods(["GET", "POST"])
def week(request: HttpRequest, case_key: str, activity_key: str, week: str) -> HttpResponse:
    viewer, activity, monday = staff(request), writable_activity(request, case_key, activity_key), week_named(week)
    if activity.on is None:
        raise actions.HasNotBegun
    today = timezone.localdate()
    last = min(today, activity.until or today)
    days = [each for each in queries.week_of(activity, monday) if activity.on <= each[0] <= last]
    form = WeekForm(request.POST or None, days=days)
    page = activity_page(
        activity,
        title=_("Attendance, week %(week)s") % {"week": monday.isocalendar().week},
        button=_("Save the week"),
        done=_("Saved."),
        facts=title(activity),
        extra={
            "before": week_name(monday - WEEK) if activity.on < monday else "",
            "after": week_name(monday + WEEK) if monday + WEEK <= last else "",
            "activity": activity,
        },
    )

    def act(values: dict[str, Any]) -> object:
        return actions.record_attendance(activity=activity, days=form.noted, why=values.get("why", ""), by=viewer)

    return answer(request, page, form, act, "activities/attendance.html")

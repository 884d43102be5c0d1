"""Opens an activity for a page; whoever may not open its case finds no page."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import queries
from stegvis.apps.casework.activity_policies import may_record_activity
from stegvis.web.common.access import staff
from stegvis.web.common.persons.act_page import ActPage
from stegvis.web.common.persons.drafts import is_kept


def open_activity(request: HttpRequest, case_key: str, activity_key: str) -> Any:
    activity = queries.activity_for(staff(request), activity_key, timezone.localdate(), shown=not is_kept(request))
    if activity.case.key != case_key:
        raise NotVisible
    return activity


def writable_activity(request: HttpRequest, case_key: str, activity_key: str) -> Any:
    activity = open_activity(request, case_key, activity_key)
    may_record_activity(staff(request), activity.case).or_refuse()
    return activity


def activity_page(activity: Any, **said: Any) -> ActPage:
    """Return a page for one act on an activity: it leads back to the activity."""
    back = reverse("activities:show", args=[activity.case.key, activity.key])
    return ActPage(person=activity.case.person, back=back, **said)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_name(day: date) -> str:
    """Return the week of a day as it stands in an address: 2026-W07."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def week_named(text: str) -> date:
    """Return the Monday of a week in an address. Raises NotVisible."""
    try:
        return date.fromisoformat(f"{text}-1")
    except ValueError:
        raise NotVisible from None

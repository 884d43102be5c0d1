"""What is due for a user over all her memberships, in numbers: each app below is asked for its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.counting import count_together
from stegvis.apps.access.looking import looking
from stegvis.apps.access.models import Membership, User
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.roles import PERSON_ROLES
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries as casework
from stegvis.apps.casework.queries import meetings, plans
from stegvis.apps.people import queries as people
from stegvis.apps.people.policies import finding, works_with_cases

Rows = Callable[[Staff, date], QuerySet[Any]]

OF_REFERRALS: Mapping[Promise, Rows] = {
    _("new referrals"): casework.waiting_referrals,
    _("questions about your referrals"): casework.referral_questions,
}

OF_CASES: Mapping[Promise, Rows] = {
    _("handed over to you"): casework.handed_over_to,
    _("meetings today"): lambda viewer, day: meetings.meetings_coming(viewer, day, day),
    _("calls to answer"): meetings.calls_to_answer,
    _("minutes to write"): meetings.meetings_without_minutes,
    _("tasks due"): lambda viewer, day: meetings.tasks_due(viewer, day, day),
    _("follow-ups due"): lambda viewer, day: casework.followups_due(viewer, day, day),
    _("activities to begin or end"): lambda viewer, day: casework.activities_due(viewer, day, day),
    _("group sessions to note"): casework.sessions_to_note,
    _("actions of plans due"): lambda viewer, day: plans.due_plan_actions(viewer, day, day),
    _("received from others"): people.inbox,
    _("questions to answer"): people.questions_to_answer,
    _("consents that run out"): people.expiring,
    _("drafts"): lambda viewer, _day: people.drafts_of(viewer),
}
"""What is counted for whoever works with participants; another app's rows are another line here."""


@dataclass(frozen=True)
class Line:
    """How many of something are due."""

    number: int
    words: Promise


def due_for(user: User, on: date) -> list[Line]:
    """Return what is due for the user, with nothing that there is none of."""
    found: dict[Promise, int] = {}
    for viewer in _viewers(user, on):
        with looking(viewer):
            counted = _counted(viewer, on)
        for words, number in counted.items():
            found[words] = found.get(words, 0) + number
    return [Line(number, words) for words, number in found.items() if number]


def _viewers(user: User, on: date) -> list[Staff]:
    rows = Membership.objects.filter(in_force(on), user=user, role__in=PERSON_ROLES)
    return [Staff.of(row) for row in rows.select_related("user", "organisation")]


def _counted(viewer: Staff, on: date) -> dict[Promise, int]:
    works = works_with_cases(viewer)
    asked = OF_REFERRALS | OF_CASES if works else OF_REFERRALS
    with finding():
        numbers = count_together([rows(viewer, on) for rows in asked.values()])
        reviews = {_REVIEWS: len(plans.reviews_due(viewer, on, on))} if works else {}
    return dict(zip(asked, numbers, strict=True)) | reviews


_REVIEWS = _("plans to look at together")

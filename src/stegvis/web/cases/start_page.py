"""What a worker has before her: her participants in numbers, follow-ups due, cases that nobody has, and drafts."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, Window
from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries
from stegvis.apps.casework.states import State
from stegvis.web.common import codes
from stegvis.web.common.start_page import Counted, CountedBy, Number, Section

from .unsaved import unsaved

SHOWN = 8
SOON = timedelta(days=30)
COUNTED = (State.UNDER_WAY, State.REFERRED, State.MAPPING, State.WAITING, State.ACCEPTED, State.PAUSED)


def participants(viewer: Staff, today: date) -> list[CountedBy]:
    """Return how many participants there are, and how many of them in each state that is worked with."""
    return [CountedBy(queries.visible_cases(viewer, today), "state", _in_states)]


def _in_states(counts: Mapping[str, int]) -> list[Number]:
    url = reverse("cases:list")
    by_state = [
        Number(counts[state], codes.label("case_states", state), f"{url}?state={state}")
        for state in COUNTED
        if counts.get(state)
    ]
    return [Number(sum(counts.values()), _("Participants"), url), *by_state]


def left_undone(viewer: Staff, today: date) -> list[Counted]:
    """Return for those who share out the work how many cases nobody has."""
    if not (viewer.may(Permission.SEE_ALL_CASES) or viewer.may(Permission.SEE_UNIT_CASES)):
        return []
    alone = queries.open_without_responsible(viewer, today)
    url = f"{reverse('cases:list')}?responsible=nobody&state=open"
    return [Counted(alone, _("Nobody is responsible"), url, urgent=True)]


def drafts(viewer: Staff, today: date) -> Section | None:
    """Return what the viewer has begun and not saved."""
    found = unsaved(viewer, today)
    return Section("cases/start_drafts.html", {"drafts": found}) if found else None


def handed_over(viewer: Staff, today: date) -> list[Counted]:
    """Return how many were handed over to the viewer and wait for her to take note of it."""
    rows = queries.handed_over_to(viewer, today)
    return [Counted(rows, _("Handed over to you"), reverse("cases:hand_overs"), urgent=True)]


def followups(viewer: Staff, today: date) -> tuple[Number, Section]:
    """Return how many follow-ups are late, and the next to make."""
    late = Window(Count("pk", filter=Q(due__lt=today)))
    due = list(queries.followups_due(viewer, today, today + SOON).annotate(late=late)[: SHOWN + 1])
    shown, number = due[:SHOWN], due[0].late if due else 0
    people = frozenset(row.case.person.key for row in shown)
    words = Number(number, _("Late follow-ups"), f"{reverse('cases:followups')}?due=late", urgent=True)
    return words, Section("cases/start_followups.html", {"followups": shown, "more": len(due) > SHOWN}, people)

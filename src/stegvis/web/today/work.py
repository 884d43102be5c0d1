"""What a worker has before her: her participants in numbers, follow-ups due, cases that nobody has, and drafts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import queries
from stegvis.apps.casework.states import State
from stegvis.apps.people import queries as people
from stegvis.web.cases.unsaved import Unsaved, unsaved
from stegvis.web.common import codes

SHOWN = 8
SOON = timedelta(days=30)
COUNTED = (State.UNDER_WAY, State.REFERRED, State.MAPPING, State.WAITING, State.ACCEPTED, State.PAUSED)


@dataclass(frozen=True)
class Number:
    """A number with its words; it opens the list that it counts."""

    number: int
    words: str
    url: str
    urgent: bool = False


@dataclass(frozen=True)
class Work:
    """One worker's day."""

    numbers: list[Number]
    followups: list[Any]
    more: bool
    drafts: list[Unsaved]
    may_register: bool


def work_of(viewer: Staff, today: date) -> Work:
    """Return the viewer's day, and log whose names it showed."""
    due = list(queries.followups_due(viewer, today, today + SOON)[: SHOWN + 1])
    shown = due[:SHOWN]
    log.record("followups.listed", by=viewer, person_keys=sorted({row.case.person.key for row in shown}))
    drafts = unsaved(viewer, today)
    return Work(_numbers(viewer, today), shown, len(due) > SHOWN, drafts, viewer.may(Permission.REGISTER))


def _numbers(viewer: Staff, today: date) -> list[Number]:
    counts = queries.counts_by_state(viewer, today)
    late = queries.followups_due(viewer, today, today - timedelta(days=1)).count()
    numbers = [Number(sum(counts.values()), _("Participants"), reverse("cases:list"))]
    numbers += [
        Number(counts[state], codes.label("case_states", state), f"{reverse('cases:list')}?state={state}")
        for state in COUNTED
        if counts.get(state)
    ]
    numbers += _received(viewer, today)
    if ending := people.expiring(viewer, today).count():
        numbers.append(Number(ending, _("Consents that run out"), reverse("grounds:expiring")))
    numbers.append(Number(late, _("Late follow-ups"), f"{reverse('cases:followups')}?due=late", urgent=late > 0))
    if viewer.may(Permission.SEE_ALL_CASES) or viewer.may(Permission.SEE_UNIT_CASES):
        alone = queries.open_without_responsible(viewer, today)
        url = f"{reverse('cases:list')}?responsible=nobody&state=open"
        numbers.append(Number(alone, _("Nobody is responsible"), url, urgent=alone > 0))
    return numbers


def _received(viewer: Staff, today: date) -> list[Number]:
    """Return what others have handed over and ask for, and what others opened; only what there is something of."""
    url = reverse("sharing:received")
    numbers = [
        Number(people.inbox(viewer, today).count(), _("Received"), f"{url}#waiting"),
        Number(people.questions_to_answer(viewer, today).count(), _("Questions"), f"{url}#questions", urgent=True),
    ]
    if viewer.may(Permission.SEE_UNIT_CASES):
        openings = people.to_review(viewer).count()
        numbers.append(Number(openings, _("Openings to review"), reverse("sharing:reviews")))
    return [each for each in numbers if each.number]

"""What the administrator reads about leaving: numbers, days and decisions, and nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.people.models import Person

from .due import due_at, leaving_of
from .leaving_counts import Counted, consequences, obstacles
from .leaving_policies import IsNotLeaving, decides_on_leaving
from .models import Leaving, Removal

TAKEN_OUT = "organisation.take_out_made"


@dataclass(frozen=True)
class Preview:
    """What stands in the way, and what leaving would do."""

    obstacles: Sequence[Counted]
    consequences: Sequence[Counted]
    taken_out_at: datetime | None


@dataclass(frozen=True)
class UnderWay:
    """How far leaving has come: how many persons are left, how many of them are due today, and the lists so far."""

    leaving: Leaving
    left: int
    due: int
    removals: Sequence[Removal]
    taken_out_at: datetime | None

    @property
    def waits(self) -> int:
        return self.left - self.due


def preview(viewer: Staff, today: date) -> Preview:
    """Return what leaving would mean today. Raises NotVisible for whoever does not decide on it."""
    own = _own(viewer)
    return Preview(obstacles(own), consequences(own, today), taken_out_at(own))


def under_way(viewer: Staff, today: date) -> UnderWay | None:
    """Return how far leaving has come, if the viewer's organisation leaves. Raises NotVisible."""
    own = _own(viewer)
    leaving = leaving_of(own)
    if leaving is None:
        return None
    left = Person.objects.filter(owner=own, merged_into__isnull=True).count()
    due = due_at(own, today).count() if left else 0
    return UnderWay(leaving, left, due, tuple(leaving.removals.all()), taken_out_at(own))


def leaving_under_way(viewer: Staff) -> Leaving:
    """Return the own organisation's leaving. Raises NotVisible, IsNotLeaving."""
    found = leaving_of(_own(viewer))
    if found is None:
        raise IsNotLeaving
    return found


def taken_out_at(organisation: int) -> datetime | None:
    """Return when all that an organisation keeps was last taken out as a whole file."""
    rows = LogEntry.objects.filter(act=TAKEN_OUT, organisation_id=organisation).order_by("-pk")
    return rows.values_list("at", flat=True).first()


def _own(viewer: Staff) -> int:
    if not decides_on_leaving(viewer):
        raise NotVisible
    return viewer.organisation.pk

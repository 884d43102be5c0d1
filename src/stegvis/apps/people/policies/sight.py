"""Which persons exist for whom, and what of them is shown: one place for list, object and mask."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.policies import takes_in
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Staff, Viewer
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import is_party
from stegvis.core import codebook

from ..models import Opening, Person, is_shown, open_at
from ..models.person import PROTECTED
from .found import found_once

NOBODY = Q(pk__in=())
HAS_OPENED = "has_opened"
OPENED_WITH_A_REASON = codebook.protection.flagged("opened_with_a_reason")

Reach = Callable[[Viewer, date], Iterable[Q]]
_reaches: list[Reach] = []


def reach_by(reach: Reach) -> Reach:
    """Let an app above say whom a viewer reaches without seeing all of the organisation: by her cases, say, or else."""
    if reach not in _reaches:
        _reaches.append(reach)
    return reach


class SayWhyFirst(Refused):
    """A colleague or a colleague's relative, and somebody with the right who has not yet said why she opens her."""

    default = _("Say first why you open this person.")

    def __init__(self, person_key: str = "") -> None:
        self.person_key = person_key
        super().__init__()


@dataclass(frozen=True)
class Sight:
    """What `viewer` sees of persons at `at`: her own organisation's rows, as far as her role reaches.

    With `opened`, also whom she has opened with a reason, to read and not to write. What another organisation handed
    over is no row of a person here: see `DisclosureSight`.
    """

    viewer: Viewer
    at: date
    opened: bool = True

    @property
    def clause(self) -> Q:
        if self.viewer.organisation_id is None:
            return NOBODY
        own = Q(owner=self.viewer.organisation_id, merged_into__isnull=True) & is_shown()
        if self.viewer.may(Permission.SEE_ALL_CASES):
            return own
        if self.opened and not may_have_opened(self.viewer):
            return self.at_work.clause
        return found_once(self, Person, lambda: own & self._reached)

    @property
    def _reached(self) -> Q:
        ways = [way for reach in _reaches for way in reach(self.viewer, self.at)]
        if self.opened:
            ways.append(opened_by(self.viewer))
        # A union, so that each way goes by its own index: with "or", all persons of the owner would be read.
        first, *others = (Person.objects.filter(way).order_by().values("pk") for way in ways or [NOBODY])
        return Q(pk__in=first.union(*others) if others else first)

    @property
    def at_work(self) -> "Sight":
        """Return the sight of those whom the viewer works with: without whom she merely opened."""
        return replace(self, opened=False)

    @property
    def rows(self) -> QuerySet[Person]:
        return Person.objects.filter(self.clause)

    @property
    def unmasked(self) -> QuerySet[Person]:
        """Return whom the viewer may open: protected persons only by those with the right."""
        return self.rows if self.names_protected else self.rows.exclude(protection__in=PROTECTED)

    @property
    def searchable(self) -> QuerySet[Person]:
        """Return who can be found and picked: whom she works with, and may open."""
        return self.at_work.unmasked

    @property
    def names_protected(self) -> bool:
        return self.viewer.may(Permission.SEE_PROTECTED)

    def sees(self, person: Person) -> bool:
        return was_seen(self.viewer, person) or self.rows.filter(pk=person.pk).exists()

    def works_with(self, person: Person) -> bool:
        """Say whether the viewer may write about the person, as far as seeing her is what it takes."""
        return was_seen(self.viewer, person) or self.at_work.rows.filter(pk=person.pk).exists()

    def masks(self, person: Person) -> bool:
        """Say whether name, number, contact and municipality stay hidden although the row is counted."""
        return person.is_protected and not self.names_protected

    def asks_why(self, person: Person) -> bool:
        """Say whether the viewer has yet to give her reason for opening a colleague or a colleague's relative."""
        guarded = person.protection in OPENED_WITH_A_REASON
        return guarded and not Opening.objects.filter(open_by(self.viewer), person=person).exists()

    def opens(self, person: Person | None) -> Person:
        """Return a person whose row was found through this sight. Raises NotVisible and SayWhyFirst."""
        if person is None or self.masks(person):
            raise NotVisible
        if self.asks_why(person):
            raise SayWhyFirst(person.key)
        return person


def opened_by(viewer: Viewer, prefix: str = "") -> Q:
    """Return whom the viewer has opened with a reason and may still read; `prefix` leads from a row to its person."""
    if not may_have_opened(viewer):
        return NOBODY
    return Q(**{f"{prefix}pk__in": Opening.objects.filter(open_by(viewer)).values("person")})


def may_have_opened(viewer: Viewer) -> bool:
    """Say whether there can be persons whom the viewer has opened with a reason.

    A request has been told with the membership; whoever asks outside of one is not known to have opened nobody.
    """
    told = getattr(viewer.membership, HAS_OPENED, True) if isinstance(viewer, Staff) else True
    return told and works_with_cases(viewer)


def someone_opened() -> Exists:
    """Return, of a membership, whether its user has opened a person with a reason and may still read her."""
    return Exists(Opening.objects.filter(open_at(now()), user=OuterRef("user"), organisation=OuterRef("organisation")))


def open_by(viewer: Viewer) -> Q:
    """Return the condition that an opening is the viewer's own and still holds."""
    return open_at(now()) & Q(user=viewer.user_id, organisation=viewer.organisation_id)


def works_with_cases(viewer: Viewer) -> bool:
    """Say whether the viewer's role is one that sees participants at all."""
    reaches = (Permission.SEE_OWN_CASES, Permission.SEE_UNIT_CASES, Permission.SEE_ALL_CASES)
    return viewer.user_id is not None and any(viewer.may(each) for each in reaches)


def mark_seen(viewer: Viewer, *rows: models.Model) -> None:
    """Note on rows just read through a sight at work that `viewer` sees them: a page asks for many verdicts.

    The note lives with the row in memory. An act locks a row of its own, without the note, and asks the database.
    """
    for row in rows:
        row.seen_by = viewer


def was_seen(viewer: Viewer, row: models.Model) -> bool:
    return getattr(row, "seen_by", None) == viewer


def today() -> date:
    """Return the day that decides who may act, whatever day the act is about."""
    return timezone.localdate()


def now() -> datetime:
    """Return the instant that decides what has been opened and which grounds hold."""
    return timezone.now()


def may_register(viewer: Viewer) -> Verdict:
    own = viewer.organisation_id is not None
    return allow_if(own and viewer.may(Permission.REGISTER), _("Your role does not include registering participants."))


def may_register_new(viewer: Viewer) -> Verdict:
    """Say whether the viewer registers persons whom her organisation does not know yet."""
    return may_register(viewer).and_then(takes_in(viewer))


class OnlyWithTheRight(Refused):
    """A protected person, and somebody without the right for such."""

    default = _("Only a colleague with the right to protected persons registers this person.")


def may_register_protected(viewer: Viewer) -> Verdict:
    return allow_if(viewer.may(Permission.SEE_PROTECTED), refusal=OnlyWithTheRight)


def may_correct(viewer: Viewer, person: Person) -> Verdict:
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(may_register(viewer))


def may_count_anonymous(viewer: Viewer, project: Project, at: date) -> Verdict:
    party = allow_if(
        is_party(viewer.organisation_id, project, at), _("Your organisation takes no part in the project.")
    )
    return may_register(viewer).and_then(party)

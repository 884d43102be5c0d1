"""Who decides how long files are kept, who draws up what is to be removed, and who approves it.

The administrator records the decision. Somebody who sees all of the organisation's cases draws up the list and knows
for whom there is a reason to wait. The data-protection officer, who sees keys and numbers alone, approves it: never the
one who drew it up.
"""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import Sight

from .due import due_at, holds, leaving_of, rule_of
from .models import Removal, RemovalLine, RetentionHold

State = Removal.State
REMOVE_JOB = "privacy.remove"
"""The kind of the job that carries out a list."""


class NoRule(Refused):
    default = _("No decision on how long files are kept has been recorded. An administrator records it.")


class NobodyIsDue(Refused):
    default = _("Nobody's file is due for removal.")


class ListWaits(Refused):
    default = _("There is a list that has not been carried out yet.")


class NotPrepared(Refused):
    default = _("The list has been approved or put aside already.")


class AnotherApproves(Refused):
    default = _("You drew up the list yourself: somebody else approves it.")


class HeldAlready(Refused):
    default = _("The file is kept longer already. End that exception first.")


class NotInThePast(Refused):
    default = _("An exception lasts until a day to come.")


class HoldEnded(Refused):
    default = _("The exception has ended.")


class RuleOnThatDay(Refused):
    default = _("There is a rule from that day already.")


class DecidedLater(Refused):
    default = _("A rule holds from the day it was decided at the earliest, and a decision is not of the future.")


class StillOnAList(Refused):
    default = _("The list is being carried out: nobody can be kept back from it now.")


def sees_retention(viewer: Viewer) -> bool:
    return records_rules(viewer) or prepares(viewer) or approves(viewer)


def records_rules(viewer: Viewer) -> bool:
    return viewer.organisation_id is not None and viewer.may(Permission.MANAGE_ORGANISATION)


def prepares(viewer: Viewer) -> bool:
    return viewer.may(Permission.SEE_ALL_CASES) and viewer.may(Permission.REGISTER)


def approves(viewer: Viewer) -> bool:
    return viewer.may(Permission.HANDLE_PRIVACY)


def visible_removals(viewer: Viewer) -> QuerySet[Removal]:
    """Return the own organisation's lists, for those who draw them up or approve them."""
    if viewer.organisation_id is None or not (prepares(viewer) or approves(viewer)):
        return Removal.objects.none()
    return Removal.objects.filter(organisation=viewer.organisation_id)


def may_record_rule(viewer: Viewer, *, since: date, decided_on: date, today: date, taken: bool) -> Verdict:
    return (
        allow_if(records_rules(viewer), refusal=NotVisible)
        .and_then(allow_if(decided_on <= min(since, today), refusal=DecidedLater))
        .and_then(allow_if(not taken, refusal=RuleOnThatDay))
    )


def may_hold(viewer: Viewer, person: Person, until: date, today: date) -> Verdict:
    """Say whether the viewer keeps somebody's file longer: whom she may see, and not while she is being removed."""
    sight = Sight(viewer, today)
    seen = prepares(viewer) and sight.sees(person) and not sight.masks(person)
    going = RemovalLine.objects.filter(person=person, state=RemovalLine.State.WAITING, removal__state=State.APPROVED)
    return (
        allow_if(seen, refusal=NotVisible)
        .and_then(allow_if(until > today, refusal=NotInThePast))
        .and_then(allow_if(not going.exists(), refusal=StillOnAList))
        .and_then(allow_if(not holds(today).filter(person=person).exists(), refusal=HeldAlready))
    )


def visible_holds(viewer: Viewer, today: date) -> QuerySet[RetentionHold]:
    """Return the exceptions for persons the viewer may open."""
    if not prepares(viewer):
        return RetentionHold.objects.none()
    return RetentionHold.objects.filter(person__in=Sight(viewer, today).unmasked.values("pk"))


def may_end_hold(viewer: Viewer, hold: RetentionHold, today: date) -> Verdict:
    seen = allow_if(visible_holds(viewer, today).filter(pk=hold.pk).exists(), refusal=NotVisible)
    return seen.and_then(allow_if(hold.ended_on is None, refusal=HoldEnded))


def may_prepare(viewer: Viewer, today: date) -> Verdict:
    under_way = visible_removals(viewer).filter(state__in=(State.PREPARED, State.APPROVED)).exists()
    own = viewer.organisation_id or 0
    ruled = rule_of(own, today) is not None or leaving_of(own) is not None or due_at(own, today).exists()
    return (
        allow_if(prepares(viewer), refusal=NotVisible)
        .and_then(allow_if(ruled, refusal=NoRule))
        .and_then(allow_if(not under_way, refusal=ListWaits))
    )


def may_discard(viewer: Viewer, removal: Removal) -> Verdict:
    seen = allow_if(visible_removals(viewer).filter(pk=removal.pk).exists(), refusal=NotVisible)
    return seen.and_then(allow_if(removal.state == State.PREPARED, refusal=NotPrepared))


def may_approve(viewer: Viewer, removal: Removal) -> Verdict:
    return (
        allow_if(approves(viewer), refusal=NotVisible)
        .and_then(may_discard(viewer, removal))
        .and_then(allow_if(removal.prepared_by_id != viewer.user_id, refusal=AnotherApproves))
    )


def may_carry_on(viewer: Viewer, removal: Removal) -> Verdict:
    """Say whether the viewer, or the work she started, carries out a list that has been approved."""
    seen = allow_if(visible_removals(viewer).filter(pk=removal.pk).exists(), refusal=NotVisible)
    return (
        allow_if(approves(viewer), refusal=NotVisible)
        .and_then(seen)
        .and_then(allow_if(removal.state == State.APPROVED, refusal=NotPrepared))
    )

"""Who lets an organisation leave: its administrator records the decision, when nothing is open any more.

What is removed then is drawn up and approved by two others, as always.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Staff, Viewer
from stegvis.apps.people.models import Person

from .due import leaving_of
from .leaving_counts import is_something_open
from .models import Leaving, Removal

APPROVED = (Removal.State.APPROVED, Removal.State.DONE)


class IsLeavingAlready(Refused):
    default = _("The organisation is leaving already.")


class SomethingIsOpen(Refused):
    default = _("Something is still open. End, transfer or answer it first: the list says what.")


class DecidedInTheFuture(Refused):
    default = _("A decision is not of the future.")


class IsNotLeaving(Refused):
    default = _("The organisation is not leaving.")


class RemovalHasBegun(Refused):
    default = _("A list has been approved: what is removed does not come back, and leaving can't be taken back.")


class SomebodyIsKept(Refused):
    default = _("Somebody's file is still here. Everybody is removed first.")


class ListIsUnderWay(Refused):
    default = _("A list has not been carried out yet.")


def decides_on_leaving(viewer: Viewer) -> bool:
    """Say whether the viewer decides for an authority; an association keeps no persons and is left by nobody."""
    decides = isinstance(viewer, Staff) and viewer.may(Permission.MANAGE_ORGANISATION)
    return decides and not viewer.organisation.is_association  # type: ignore[attr-defined]


def may_begin_leaving(viewer: Viewer, organisation: Organisation, decided_on: date, today: date) -> Verdict:
    return (
        allow_if(decides_on_leaving(viewer) and viewer.organisation_id == organisation.pk, refusal=NotVisible)
        .and_then(allow_if(leaving_of(organisation) is None, refusal=IsLeavingAlready))
        .and_then(allow_if(decided_on <= today, refusal=DecidedInTheFuture))
        .and_then(allow_if(not is_something_open(organisation.pk), refusal=SomethingIsOpen))
    )


def may_take_back_leaving(viewer: Viewer, leaving: Leaving) -> Verdict:
    begun = leaving.removals.filter(state__in=APPROVED)
    return _own(viewer, leaving).and_then(allow_if(not begun.exists(), refusal=RemovalHasBegun))


def may_finish_leaving(viewer: Viewer, leaving: Leaving) -> Verdict:
    kept = Person.objects.filter(owner=leaving.organisation_id)
    lists = Removal.objects.filter(
        organisation=leaving.organisation_id, state__in=(Removal.State.PREPARED, Removal.State.APPROVED)
    )
    return (
        _own(viewer, leaving)
        .and_then(allow_if(not kept.exists(), refusal=SomebodyIsKept))
        .and_then(allow_if(not lists.exists(), refusal=ListIsUnderWay))
    )


def _own(viewer: Viewer, leaving: Leaving) -> Verdict:
    own = decides_on_leaving(viewer) and viewer.organisation_id == leaving.organisation_id
    under_way = allow_if(leaving.is_under_way, refusal=IsNotLeaving)
    return allow_if(own, refusal=NotVisible).and_then(under_way)

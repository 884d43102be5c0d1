"""What of a plan or of minutes goes to one receiver, on the grounds in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.people.contents import LANGUAGE, Entry, who_it_is
from stegvis.apps.people.models import Person
from stegvis.apps.people.policies import covering, may_receive
from stegvis.apps.people.queries import linked

from .policies import PLANNING

WHO = frozenset({"person:number", "person:name"})
"""What says whom it is about."""


class NothingGoes(Refused):
    default = _("No consent or provision in force lets any part of it go there.")


class NotKnownThere(Refused):
    default = _("The receiver does not know the person yet, and no ground lets identity go there.")


@dataclass(frozen=True)
class Going:
    """What goes to a receiver now: who it is about, its lines, and those that no ground lets go."""

    receiver: Organisation
    identity: tuple[Entry, ...]
    lines: tuple[Entry, ...]
    left_out: tuple[Entry, ...]
    refusal: type[Refused] | None

    def or_refuse(self) -> None:
        if self.refusal:
            raise self.refusal

    @property
    def chosen(self) -> list[str]:
        """Return the names of all that goes, as a handing over takes them."""
        return [each.id for each in (*self.identity, *self.lines)]


def going_to(receiver: Organisation, person: Person, entries: Iterable[Entry], at: datetime) -> Going:
    """Return what of the entries goes to `receiver`, and why nothing does when that is so."""
    grounds = covering(person, receiver, PLANNING, at)
    identity = tuple(each for each in who_it_is(person) if each.id in WHO and each.kind in grounds)
    with override(LANGUAGE):
        entries = tuple(entries)
    lines = tuple(each for each in entries if each.kind in grounds)
    left_out = tuple(each for each in entries if each.kind not in grounds)
    return Going(receiver, identity, lines, left_out, _why_not(person, receiver, lines, identity))


def _why_not(
    person: Person, receiver: Organisation, lines: tuple[Entry, ...], identity: tuple[Entry, ...]
) -> type[Refused] | None:
    can = may_receive(receiver, person)
    if not can:
        return can.refusal
    if not lines:
        return NothingGoes
    return None if identity or linked(person, receiver) else NotKnownThere

"""Who may hand over, ask, answer and file; and which disclosures exist for whom."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Duty, Membership, Organisation
from stegvis.apps.access.models.memberships import in_force as on_duty
from stegvis.apps.access.roles import PERMISSIONS, Permission, Role
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Staff, Viewer

from ..models import Disclosure, DisclosureRequest, Opening, Person, open_at
from .grounds import covered
from .sight import NOBODY, OnlyWithTheRight, Sight, now, today, works_with_cases


class NotToAnAssociation(Refused):
    default = _("An association sees no person. Choose one of the authorities.")


class NotToOneself(Refused):
    default = _("Within the organisation nothing needs to be handed over.")


class ReceiverLeaves(Refused):
    default = _("The organisation is leaving Stegvis and takes in nothing new.")


class AlreadyAnswered(Refused):
    default = _("The request has been answered already.")


class AlreadyFiled(Refused):
    default = _("This has been filed already.")


class NotAReader(Refused):
    default = _("Choose somebody who works with participants there.")


READER_ROLES = tuple(
    role
    for role in Role
    if PERMISSIONS[role] & {Permission.SEE_OWN_CASES, Permission.SEE_UNIT_CASES, Permission.SEE_ALL_CASES}
)
"""Roles to whom something that was handed over can be addressed."""


Elsewhere = Callable[[], Q]
_elsewhere: list[Elsewhere] = []


def waits_elsewhere(which: Elsewhere) -> Elsewhere:
    """Let an app above say which disclosures wait in an inbox of its own (referrals, say) and not in this one."""
    if which not in _elsewhere:
        _elsewhere.append(which)
    return which


@dataclass(frozen=True)
class DisclosureSight:
    """Which disclosures `viewer` sees: about persons she may open, sent or filed, and what waits in the inbox.

    What is not yet filed is seen by the colleague it is addressed to and by those who see all cases or a unit's.
    """

    viewer: Viewer
    at: date

    @property
    def clause(self) -> Q:
        if self.viewer.organisation_id is None or not works_with_cases(self.viewer):
            return NOBODY
        people = Sight(self.viewer, self.at).unmasked.values("pk")
        own = self.viewer.organisation_id
        sent = Q(sender=own, person__in=people)
        filed = Q(receiver=own, reception__person__in=people)
        return sent | filed | (Q(receiver=own) & self.waiting_clause)

    @property
    def waiting_clause(self) -> Q:
        """Return the condition that a disclosure to the own organisation waits to be filed by this viewer."""
        waiting = Q(reception__isnull=True) & ~Q(way=Disclosure.Way.SPOKEN)
        for which in _elsewhere:
            waiting &= ~which()
        if not self.viewer.may(Permission.SEE_PROTECTED):
            waiting &= Q(is_protected=False)
        receives = self.viewer.may(Permission.SEE_ALL_CASES) or self.viewer.may(Permission.SEE_UNIT_CASES)
        return waiting if receives else waiting & Q(to_user=self.viewer.user_id)

    @property
    def rows(self) -> QuerySet[Disclosure]:
        return Disclosure.objects.filter(self.clause)

    @property
    def waiting(self) -> QuerySet[Disclosure]:
        """Return the inbox: handed over to the own organisation here, and not yet in anybody's file."""
        if self.viewer.organisation_id is None or not works_with_cases(self.viewer):
            return Disclosure.objects.none()
        return Disclosure.objects.filter(self.waiting_clause, receiver=self.viewer.organisation_id)

    def sees(self, disclosure: Disclosure) -> bool:
        return self.rows.filter(pk=disclosure.pk).exists()


def is_on_duty(viewer: Viewer, day: date) -> bool:
    """Say whether it is the viewer's turn as her organisation's duty person."""
    if not isinstance(viewer, Staff):
        return False
    return Duty.objects.filter(on_duty(day), membership=viewer.membership.pk).exists()


def _may_give_from(viewer: Viewer, person: Person, at: datetime) -> Verdict:
    """Who works with the person hands over; for others the duty person does, when she has opened her with a reason."""
    sight = Sight(viewer, today())
    works = sight.works_with(person)
    if not works and is_on_duty(viewer, today()):
        opened = Opening.objects.filter(open_at(at), person=person, user=viewer.user_id, why=Opening.Why.DUTY)
        works = opened.exists() and sight.sees(person)
    seen = allow_if(works and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(allow_if(viewer.may(Permission.DISCLOSE)))


def may_hand_over_something(viewer: Viewer, person: Person) -> Verdict:
    """Say whether the viewer hands over about this person at all: what decides the button."""
    return _may_give_from(viewer, person, now())


def may_receive(receiver: Organisation, person: Person) -> Verdict:
    return may_receive_from(receiver, person.owner_id)


def may_receive_from(receiver: Organisation, sender_id: int) -> Verdict:
    """Say whether something about persons can go between these two at all."""
    apart = allow_if(receiver.pk != sender_id, refusal=NotToOneself)
    sees = allow_if(not receiver.is_association, refusal=NotToAnAssociation)
    return apart.and_then(sees).and_then(allow_if(not receiver.is_leaving, refusal=ReceiverLeaves))


def may_hand_over(
    viewer: Viewer, person: Person, receiver: Organisation, kinds: Collection[str], purpose: str, at: datetime
) -> Verdict:
    """Say whether the viewer could hand over these kinds at the instant `at`, ground by ground."""
    ground = covered(person, receiver, kinds, purpose, at)
    return _may_give_from(viewer, person, at).and_then(may_receive(receiver, person)).and_then(ground)


def may_be_addressed(user_id: int, receiver: Organisation, is_protected: bool, on: date) -> Verdict:
    works = Membership.objects.filter(on_duty(on), user=user_id, organisation=receiver, role__in=READER_ROLES)
    trusted = works.filter(sees_protected=True) if is_protected else works
    return allow_if(works.exists(), refusal=NotAReader).and_then(allow_if(trusted.exists(), refusal=OnlyWithTheRight))


def may_file(viewer: Viewer, disclosure: Disclosure) -> Verdict:
    """Say whether the viewer puts a received disclosure in the file of one of her own organisation's persons."""
    ours = disclosure.receiver_id == viewer.organisation_id
    seen = allow_if(ours and DisclosureSight(viewer, today()).sees(disclosure), refusal=NotVisible)
    open_ = allow_if(not hasattr(disclosure, "reception"), refusal=AlreadyFiled)
    return seen.and_then(open_).and_then(allow_if(viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)))


def may_answer(viewer: Viewer, request: DisclosureRequest) -> Verdict:
    ours = request.introduction.receiver_id == viewer.organisation_id
    seen = allow_if(ours and DisclosureSight(viewer, today()).sees(request.introduction), refusal=NotVisible)
    unanswered = allow_if(not request.answer, refusal=AlreadyAnswered)
    return seen.and_then(unanswered).and_then(allow_if(viewer.may(Permission.DISCLOSE)))


def may_manage_standing_views(viewer: Viewer, sender: Organisation) -> Verdict:
    own = viewer.organisation_id == sender.pk and viewer.may(Permission.MANAGE_ORGANISATION)
    return allow_if(own, _("Only the organisation's administrator decides on standing views."))

"""Which referrals exist for whom, on either side, and who may do what with them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Membership, Organisation, Unit
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.policies import takes_in
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.people.models.person import PROTECTED
from stegvis.apps.people.policies import NOBODY, Sight, may_receive_from, today, waits_elsewhere, works_with_cases
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.policies import is_party

from .models import ReferralEvent, SentReferral
from .policies import NotAParty, may_exit_case, unit_of
from .states import STARTED, State


class AlreadySettled(Refused):
    default = _("The referral has been answered already.")


class TakenUp(Refused):
    default = _("They have taken it up. The person tells them; end the consent to be told no more.")


class NotAReceiver(Refused):
    default = _("They take no part in the project.")


class NobodyWithTheRight(Refused):
    default = _("Nobody there has the right to persons with protected identity. Call them.")


class NothingAsked(Refused):
    default = _("They have asked nothing, or it has been answered.")


class NotUnderWay(Refused):
    default = _("Only a case that is under way is transferred. Refer the person instead.")


@dataclass(frozen=True)
class ReferralSight:
    """Which referrals `viewer` sees at `at`: those her organisation sent, and those that came to it.

    Sent: her own, of persons she works with, and all of them for who sees all cases. Received: those to her unit or to
    no unit, for whoever registers there, and all of them for who sees all cases.
    """

    viewer: Viewer
    at: date

    @property
    def people(self) -> Sight:
        return Sight(self.viewer, self.at)

    @property
    def sent_clause(self) -> Q:
        own = Q(sender=self.viewer.organisation_id, person__isnull=False)
        if self.viewer.organisation_id is None or self.viewer.user_id is None:
            return NOBODY
        if self.viewer.may(Permission.SEE_ALL_CASES):
            return own
        if not self.viewer.may(Permission.SEE_REFERRALS_SENT):
            return NOBODY
        worked_with = Q(person__in=self.people.at_work.rows.values("pk")) if works_with_cases(self.viewer) else NOBODY
        return own & (Q(sent_by=self.viewer.user_id) | worked_with)

    @property
    def received_clause(self) -> Q:
        if not receives(self.viewer):
            return NOBODY
        # What was taken back unread was never received.
        ours = Q(receiver=self.viewer.organisation_id) & ~Q(stage="withdrawn", opened_at__isnull=True)
        # One that was taken up and has no case any more: the receiver has removed the person.
        ours &= ~Q(stage="taken", case__isnull=True)
        if self.viewer.may(Permission.SEE_ALL_CASES):
            return ours
        unit_id = unit_of(self.viewer)
        reached = Q(unit__isnull=True) | (Q(unit=unit_id) if unit_id else NOBODY)
        return ours & reached

    @property
    def sent(self) -> QuerySet[SentReferral]:
        return SentReferral.objects.filter(self.sent_clause)

    @property
    def received(self) -> QuerySet[SentReferral]:
        return SentReferral.objects.filter(self.received_clause)

    @property
    def named(self) -> Q:
        """Return the condition that the viewer may know whom a received referral is about."""
        return Q() if self.viewer.may(Permission.SEE_PROTECTED) else Q(disclosure__is_protected=False)

    @property
    def unmasked(self) -> Q:
        """Return the condition that the viewer may know whom a sent referral is about, as she is protected now."""
        return Q() if self.viewer.may(Permission.SEE_PROTECTED) else ~Q(person__protection__in=PROTECTED)


@waits_elsewhere
def copies_of_referrals() -> Q:
    """Referrals have an inbox of their own, and are filed when they are taken up."""
    answers = ReferralEvent.objects.filter(disclosure__isnull=False).values("disclosure")
    return Q(pk__in=SentReferral.objects.values("disclosure")) | Q(pk__in=answers)


def receives(viewer: Viewer) -> bool:
    """Say whether the viewer takes up referrals at her organisation at all."""
    return viewer.organisation_id is not None and works_with_cases(viewer) and viewer.may(Permission.REGISTER)


def refers(viewer: Viewer) -> bool:
    return viewer.organisation_id is not None and viewer.may(Permission.REFER)


def may_refer(viewer: Viewer) -> Verdict:
    return allow_if(refers(viewer))


def may_refer_to(viewer: Viewer, project: Project, receiver: Organisation, unit: Unit | None, on: date) -> Verdict:
    """Say whether the viewer refers to this receiver: both take part in the project, and it is no association."""
    own = allow_if(is_party(viewer.organisation_id, project, on), refusal=NotAParty)
    there = is_party(receiver.pk, project, on) and (unit is None or unit.organisation_id == receiver.pk)
    apart = may_receive_from(receiver, viewer.organisation_id or 0)
    return (
        may_refer(viewer)
        .and_then(takes_in(viewer))
        .and_then(own)
        .and_then(apart)
        .and_then(allow_if(there, refusal=NotAReceiver))
    )


def may_refer_protected(viewer: Viewer, receiver: Organisation, on: date) -> Verdict:
    """A protected person is referred by who has the right, to where somebody has it too."""
    trusted = Membership.objects.filter(in_force(on), organisation=receiver, sees_protected=True)
    own = allow_if(viewer.may(Permission.SEE_PROTECTED), refusal=NotVisible)
    return own.and_then(allow_if(trusted.exists(), refusal=NobodyWithTheRight))


def may_refer_person(viewer: Viewer, person: Person) -> Verdict:
    """Say whether the viewer may pick this person of her own organisation: whom she works with and may open."""
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(may_refer(viewer))


def _sent(viewer: Viewer, referral: SentReferral) -> Verdict:
    sight = ReferralSight(viewer, today())
    return allow_if(sight.sent.filter(sight.unmasked, pk=referral.pk).exists(), refusal=NotVisible)


def _received(viewer: Viewer, referral: SentReferral) -> Verdict:
    sight = ReferralSight(viewer, today())
    return allow_if(sight.received.filter(sight.named, pk=referral.pk).exists(), refusal=NotVisible)


def may_withdraw_referral(viewer: Viewer, referral: SentReferral) -> Verdict:
    taken = allow_if(referral.stage != SentReferral.Stage.TAKEN, refusal=TakenUp)
    waits = allow_if(referral.waits, refusal=AlreadySettled)
    return _sent(viewer, referral).and_then(may_refer(viewer)).and_then(taken).and_then(waits)


def may_answer_question(viewer: Viewer, referral: SentReferral) -> Verdict:
    asked = allow_if(referral.stage == SentReferral.Stage.QUESTION, refusal=NothingAsked)
    return _sent(viewer, referral).and_then(may_refer(viewer)).and_then(asked)


def may_open_received(viewer: Viewer, referral: SentReferral) -> Verdict:
    return _received(viewer, referral)


def may_settle(viewer: Viewer, referral: SentReferral) -> Verdict:
    """Say whether the viewer takes up, declines or asks about a referral that waits."""
    return _received(viewer, referral).and_then(allow_if(referral.waits, refusal=AlreadySettled))


def may_reopen_referral(viewer: Viewer, referral: SentReferral) -> Verdict:
    """A no, and what was taken back after it had been read, can be reopened by who received it."""
    ended = referral.stage in (SentReferral.Stage.DECLINED, SentReferral.Stage.WITHDRAWN)
    return _received(viewer, referral).and_then(allow_if(ended, refusal=AlreadySettled))


def may_transfer(viewer: Viewer, case: object) -> Verdict:
    """Say whether the viewer hands this case to another authority: who may exit it, while it is under way."""
    under_way = State(case.state) in STARTED and case.is_open  # type: ignore[attr-defined]
    exits = may_exit_case(viewer, case)  # type: ignore[arg-type]
    return exits.and_then(may_refer(viewer)).and_then(allow_if(under_way, refusal=NotUnderWay))

"""Who books, moves and cancels meetings, who can be called, and who writes and hands over minutes."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Membership, User
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.roles import PERMISSIONS, Permission, Role
from stegvis.apps.access.verdicts import Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import may_hand_over_something, today

from .models import Case, Meeting, Minutes, Responsibility
from .policies import may_follow_up

KIND = "attendance"
"""The kind of information that a call and its answer are: who takes part in what, and when."""

SEES_ALL = tuple(role for role in Role if Permission.SEE_ALL_CASES in PERMISSIONS[role])
SEES_THE_UNIT = tuple(role for role in Role if Permission.SEE_UNIT_CASES in PERMISSIONS[role])


class IsCancelled(Refused):
    default = _("The meeting is cancelled.")


class WasHeld(Refused):
    default = _("The meeting has minutes: it was held, and stays as it was.")


class AlreadyFinished(Refused):
    default = _("The minutes are finished and stay as they are. Amend them instead, and say why.")


class NotFinished(Refused):
    default = _("The minutes are not finished yet.")


class NotNear(Refused):
    default = _("Choose a colleague who works with the person.")


def may_meet(viewer: Viewer, case: Case) -> Verdict:
    """Who writes about the case calls to meetings in it."""
    return may_follow_up(viewer, case)


def may_change_meeting(viewer: Viewer, meeting: Meeting) -> Verdict:
    """Say whether the viewer moves or cancels the meeting, or calls more to it."""
    stands = allow_if(not meeting.is_cancelled, refusal=IsCancelled)
    held = allow_if(not Minutes.objects.filter(meeting=meeting).exists(), refusal=WasHeld)
    return may_meet(viewer, meeting.case).and_then(stands).and_then(held)


def may_write_minutes(viewer: Viewer, meeting: Meeting) -> Verdict:
    return may_meet(viewer, meeting.case).and_then(allow_if(not meeting.is_cancelled, refusal=IsCancelled))


def may_change_minutes(viewer: Viewer, minutes: Minutes) -> Verdict:
    draft = allow_if(not minutes.is_finished, refusal=AlreadyFinished)
    return may_meet(viewer, minutes.meeting.case).and_then(draft)


def may_follow_minutes(viewer: Viewer, minutes: Minutes) -> Verdict:
    """Say whether the viewer amends finished minutes and notes what came of their tasks."""
    finished = allow_if(minutes.is_finished, refusal=NotFinished)
    return may_meet(viewer, minutes.meeting.case).and_then(finished)


def may_hand_over_minutes(viewer: Viewer, minutes: Minutes) -> Verdict:
    finished = allow_if(minutes.is_finished, refusal=NotFinished)
    return may_hand_over_something(viewer, minutes.meeting.case.person).and_then(finished)


def near(case: Case) -> QuerySet[User]:
    """Return who at the case's owner reaches the case, and can be called to a meeting in it."""
    works = Membership.objects.filter(in_force(today()), organisation=case.owner_id)
    if case.person.is_protected:
        works = works.filter(sees_protected=True)
    has_it = Responsibility.objects.on_day(today()).filter(case=case).values("user")
    reaches = Q(role__in=SEES_ALL) | Q(user__in=has_it)
    if case.unit_id:
        reaches |= Q(role__in=SEES_THE_UNIT, unit=case.unit_id)
    return User.objects.filter(pk__in=works.filter(reaches).values("user"), is_active=True).order_by("name")

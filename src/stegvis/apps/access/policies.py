"""Who may change organisations, users and memberships, and who may read the log."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .models import Membership, Organisation, User
from .roles import CLOSING_ROLES, OVERVIEW_ROLES, PERSON_ROLES, Permission, Role
from .verdicts import ALLOWED, NotVisible, Refused, Verdict, allow_if, refuse
from .viewers import Job, Staff, Viewer


class SeesPersonsAndOversees(Refused):
    """A membership that would let an association's officer or process leader see persons."""

    default = _(
        "Who works for an association as officer or process leader can't also have a role in which one sees persons."
    )


class AssociationSeesNoPerson(Refused):
    """A role that sees persons, in an association."""

    default = _("In an association nobody has a role in which one sees persons.")


class IsLeaving(Refused):
    """Something new in an organisation that is on its way out."""

    default = _("Your organisation is leaving Stegvis: nothing new is taken in.")


class OnlyWhoCloses(Refused):
    """A role for work with cases, in an organisation that leaves."""

    default = _(
        "Your organisation is leaving Stegvis: only administrators, registrars and data-protection officers stay."
    )


def is_system(viewer: Viewer) -> bool:
    """Say whether this is the system itself, started from the machine's command line or by the worker."""
    return isinstance(viewer, Job) and viewer.is_system


def may_create_organisation(viewer: Viewer) -> Verdict:
    """The association's administrator adds organisations; the system adds the first one."""
    by_association = (
        isinstance(viewer, Staff) and viewer.organisation.is_association and viewer.may(Permission.MANAGE_ORGANISATION)
    )
    return allow_if(is_system(viewer) or by_association, _("Only the association's administrator adds organisations."))


def may_change_organisation(viewer: Viewer, organisation: Organisation) -> Verdict:
    own = viewer.organisation_id == organisation.pk and viewer.may(Permission.MANAGE_ORGANISATION)
    return allow_if(is_system(viewer) or own, _("Only the organisation's administrator changes it."))


def may_manage_users(viewer: Viewer, organisation: Organisation) -> Verdict:
    """An administrator gives memberships in her own organisation.

    The association's administrator also gives a new organisation its first administrator.
    """
    if is_system(viewer):
        return ALLOWED
    if not viewer.may(Permission.MANAGE_USERS):
        return refuse(_("Only an administrator gives and ends memberships."))
    own = viewer.organisation_id == organisation.pk
    founds = may_create_organisation(viewer).allowed and not organisation.memberships.exists()
    return allow_if(own or founds, refusal=NotVisible)


def may_change_user(viewer: Viewer, user: User) -> Verdict:
    """One changes one's own look; an administrator those who have a membership in her organisation only."""
    if is_system(viewer) or viewer.user_id == user.pk:
        return ALLOWED
    if not viewer.may(Permission.MANAGE_USERS):
        return refuse()
    organisations = set(user.memberships.values_list("organisation_id", flat=True))
    return allow_if(organisations == {viewer.organisation_id}, refusal=NotVisible)


def takes_in(viewer: Viewer) -> Verdict:
    """Say whether the viewer's organisation still takes in anything new: persons, cases, referrals, consents."""
    while isinstance(viewer, Job) and viewer.on_behalf_of:
        viewer = viewer.on_behalf_of
    leaves = isinstance(viewer, Staff) and viewer.organisation.is_leaving
    return allow_if(not leaves, refusal=IsLeaving)


def may_be_member(user: User, organisation: Organisation, role: Role, since: date, until: date | None) -> Verdict:
    """Nobody who sees persons also oversees them from an association, on any day.

    Who leaves takes on nobody but those who close.
    """
    if organisation.is_leaving and role not in CLOSING_ROLES:
        return refuse(refusal=OnlyWhoCloses)
    if organisation.is_association and role in PERSON_ROLES:
        return refuse(refusal=AssociationSeesNoPerson)
    oversees = organisation.is_association and role in OVERVIEW_ROLES
    others = user.memberships.filter(_overlaps(since, until))
    if oversees and others.filter(role__in=PERSON_ROLES).exists():
        return refuse(refusal=SeesPersonsAndOversees)
    overseeing = Q(role__in=OVERVIEW_ROLES, organisation__kind="association")
    if role in PERSON_ROLES and others.filter(overseeing).exists():
        return refuse(refusal=SeesPersonsAndOversees)
    return ALLOWED


def may_read_log(viewer: Viewer) -> Verdict:
    return allow_if(viewer.may(Permission.READ_LOG), refusal=NotVisible)


def visible_memberships(viewer: Viewer) -> Q:
    if not viewer.may(Permission.MANAGE_USERS):
        return Q(pk__in=())
    return Q(organisation=viewer.organisation_id)


def visible_log(viewer: Viewer) -> Q:
    """Return the condition on log entries: what was done with the organisation's data, or by its people."""
    if not may_read_log(viewer):
        return Q(pk__in=())
    return Q(organisation_id=viewer.organisation_id)


def may_serve(membership: Membership, on: date) -> Verdict:
    """A duty person is somebody with a membership in force who sees the organisation's persons."""
    current = membership.since <= on and (membership.until is None or membership.until >= on)
    return allow_if(current and membership.role in PERSON_ROLES, _("A duty person must be able to see persons."))


def _overlaps(since: date, until: date | None) -> Q:
    before_it_ends = Q(since__lte=until) if until else Q()
    return before_it_ends & (Q(until__isnull=True) | Q(until__gte=since))

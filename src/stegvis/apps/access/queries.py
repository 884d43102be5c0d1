"""Reading of organisations, users, memberships and the log."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db.models import Expression, Q, QuerySet
from django.utils import timezone

from . import policies
from .models import Duty, LogEntry, Membership, Organisation, User
from .models.memberships import in_force
from .roles import CLOSING_ROLES, PERMISSIONS, PERSON_ROLES, Permission
from .verdicts import NotVisible
from .viewers import Staff, Viewer

METHODS = "account_authentication_methods"
"""Where the sign-in library keeps how this session was authenticated."""
METHODS_USER = "account_authentication_methods_user"
"""Whose authentication that was."""
SECOND_FACTOR = "second_factor"
"""Set in the session when a second factor was enrolled in it, or for a demo account."""

FRESH_SECONDS = 600


def has_second_factor(session: Mapping[str, Any]) -> bool:
    """Say whether more than a password was shown in this session: a code, a key, or the organisation's own sign-in."""
    return bool(session.get(SECOND_FACTOR)) or bool(methods(session) & {"mfa", "socialaccount"})


def methods(session: Mapping[str, Any]) -> set[str]:
    """Return how the session's own user was authenticated; what is there of somebody else's does not count."""
    if session.get(METHODS_USER) != session.get(SESSION_KEY):
        return set()
    return {record.get("method") for record in session.get(METHODS, ())}


def has_just_signed_in(session: Mapping[str, Any], *, now: float) -> bool:
    """Say whether the session's user showed who she is within the last ten minutes."""
    records = session.get(METHODS, ()) if methods(session) else ()
    return any(now - record.get("at", 0) < FRESH_SECONDS for record in records)


def may_be_used(user: User) -> bool:
    """Say whether an account may be used here: a demo account lives in a demo only."""
    return user.is_active and (settings.DEMO or not user.is_demo)


_told_beside: dict[str, Callable[[], Expression]] = {}


def tell_beside_memberships(name: str, make: Callable[[], Expression]) -> None:
    """Let an app above have something told of each membership that a request looks up, in the same query."""
    _told_beside[name] = make


def memberships_open_to(user: User, session: Mapping[str, Any], *, on: date) -> Sequence[Membership]:
    """Return the memberships in force that this session may use.

    An organisation that has turned off sign-in with password opens to its own sign-in only; one that leaves, from the
    next day on, to those who close it; one that has left, to nobody.
    """
    local = Q() if "socialaccount" in methods(session) or user.is_demo else Q(organisation__allows_local_sign_in=True)
    stays = Q(organisation__leaving_on__isnull=True) | Q(organisation__leaving_on__gte=on)
    here = (stays | Q(role__in=CLOSING_ROLES)) & Q(organisation__left_on__isnull=True)
    rows = user.memberships.filter(in_force(on) & local & here).select_related("organisation", "unit")
    found = list(rows.annotate(**{name: make() for name, make in _told_beside.items()}))
    for membership in found:
        membership.user = user
    return found


def may_sign_in_locally(user: User, *, on: date) -> bool:
    """Say whether a password is of any use: some organisation of the user still takes it, or she has none yet."""
    memberships = user.memberships.filter(in_force(on))
    return not memberships.exists() or memberships.filter(organisation__allows_local_sign_in=True).exists()


def staff(*, user: User, organisation: Organisation, on: date) -> Staff:
    """Return the viewer that a user is in an organisation. Raises NotVisible when she has no membership in force."""
    membership = user.memberships.filter(in_force(on), organisation=organisation).select_related("organisation").first()
    if membership is None:
        raise NotVisible
    return Staff.of(membership)


def duty_persons(*, organisation: Organisation, on: date) -> QuerySet[Duty]:
    """Return who is on duty in an organisation on a day."""
    rows = Duty.objects.filter(membership__organisation=organisation, since__lte=on, until__gte=on)
    return rows.select_related("membership__user")


def duties_of(viewer: Viewer, organisation: Organisation, *, since: date) -> QuerySet[Duty]:
    """Return the duties of an organisation that have not ended before `since`, for its administrator, in order."""
    policies.may_manage_users(viewer, organisation).or_refuse()
    rows = Duty.objects.filter(membership__organisation=organisation, until__gte=since)
    return rows.select_related("membership__user").order_by("since", "membership__user__name")


def duty_for(viewer: Viewer, key: int) -> Duty:
    """Return one duty of the viewer's organisation. Raises NotVisible."""
    row = Duty.objects.filter(pk=key, membership__organisation=viewer.organisation_id).first()
    if row is None:
        raise NotVisible
    return row


def may_be_on_duty(viewer: Viewer, *, on: date) -> QuerySet[Membership]:
    """Return the colleagues who could be on duty: those whose role sees persons."""
    return colleagues(viewer, on=on).filter(role__in=PERSON_ROLES)


def colleagues(viewer: Viewer, *, on: date, permission: Permission | None = None) -> QuerySet[Membership]:
    """Return the memberships in force in the viewer's own organisation, for lists to choose a person from."""
    rows = Membership.objects.filter(in_force(on), organisation=viewer.organisation_id, user__is_active=True)
    if permission:
        rows = rows.filter(role__in=[role for role, permissions in PERMISSIONS.items() if permission in permissions])
    return rows.select_related("user", "unit").order_by("user__name")


def memberships_of(viewer: Viewer, organisation: Organisation) -> QuerySet[Membership]:
    """Return all memberships in an organisation, for its administrator."""
    policies.may_manage_users(viewer, organisation).or_refuse()
    rows = Membership.objects.filter(organisation=organisation)
    return rows.select_related("user", "unit", "organisation").order_by("user__name", "-since")


def membership_for(viewer: Viewer, key: int) -> Membership:
    """Return one membership of the viewer's organisation. Raises NotVisible."""
    row = Membership.objects.filter(policies.visible_memberships(viewer), pk=key).select_related("user").first()
    if row is None:
        raise NotVisible
    return row


def organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """Return the organisations that take part here: their names are no secret among staff."""
    if not isinstance(viewer, Staff) and not policies.is_system(viewer):
        return Organisation.objects.none()
    return Organisation.objects.all()


def organisation_for(viewer: Viewer, key: int) -> Organisation:
    """Return one organisation. Raises NotVisible."""
    row = organisations(viewer).filter(pk=key).first()
    if row is None:
        raise NotVisible
    return row


def user_by_email(email: str) -> User | None:
    return User.objects.filter(email__iexact=email.strip()).first()


@dataclass(frozen=True)
class LogFilter:
    """What to look for in the log. Empty means all; `acts` are dotted names."""

    since: date
    until: date
    person_key: str = ""
    user_id: int | None = None
    acts: Collection[str] | None = None
    refused_only: bool = False


def log_entries(viewer: Viewer, wanted: LogFilter) -> QuerySet[LogEntry]:
    """Return the entries that match, newest first; of the viewer's own organisation's data alone."""
    policies.may_read_log(viewer).or_refuse()
    rows = LogEntry.objects.filter(
        policies.visible_log(viewer),
        at__gte=_midnight(wanted.since),
        at__lt=_midnight(wanted.until + timedelta(days=1)),
    )
    if wanted.person_key:
        rows = rows.filter(Q(person_key=wanted.person_key) | Q(person_keys__contains=wanted.person_key))
    if wanted.user_id is not None:
        rows = rows.filter(user_id=wanted.user_id)
    if wanted.acts is not None:
        rows = rows.filter(act__in=wanted.acts)
    if wanted.refused_only:
        rows = rows.filter(refused=True)
    return rows


@dataclass(frozen=True)
class Colleague:
    """A user, and one of the roles that she has or has had in the organisation."""

    membership_id: int
    user_id: int
    name: str


def colleagues_in_log(viewer: Viewer) -> list[Colleague]:
    """Return by name all who work or have worked in the viewer's organisation, once for each of their roles."""
    policies.may_read_log(viewer).or_refuse()
    rows = Membership.objects.filter(organisation=viewer.organisation_id).order_by("user__name", "pk")
    return [Colleague(*row) for row in rows.values_list("pk", "user_id", "user__name")]


def demo_users() -> list[Membership]:
    """Return the demo's accounts, each by the first of its memberships; none outside a demo."""
    if not settings.DEMO:
        return []
    rows = Membership.objects.filter(user__is_demo=True, user__is_active=True).select_related("user", "organisation")
    return list({row.user_id: row for row in rows.order_by("user_id", "-pk")}.values())


def demo_user(key: int) -> User:
    """Return one demo account. Raises NotVisible, always so outside a demo."""
    row = User.objects.filter(pk=key, is_demo=True, is_active=True).first() if settings.DEMO else None
    if row is None:
        raise NotVisible
    return row


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""Changes to organisations, users and memberships."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from . import log, policies
from .acts import act
from .models import Duty, Membership, Organisation, Unit, User
from .models.users import Density, Language, Theme
from .roles import CLOSING_ROLES, Role
from .verdicts import Refused
from .viewers import Account, Job, Viewer


class AlreadyThere(Refused):
    """Something that exists already: an organisation's name, an address, a membership."""

    default = _("That is already registered.")


class OnlyInDemo(Refused):
    """A demo account where Stegvis does not run as a demo."""

    default = _("Demo accounts exist in a demo only.")


class EndsBeforeItBegins(Refused):
    """An end before the beginning."""

    default = _("The last day can't be before the first.")


class Unknown(Refused):
    """A choice that is not among those to choose from."""

    default = _("Choose one of the alternatives.")


CHANGEABLE = ("name", "principal", "municipality_code", "phone", "retention_months", "allows_local_sign_in")


@act
def create_organisation(*, name: str, kind: str, by: Viewer, **details: Any) -> Organisation:
    """Add an organisation; `kind` is a code of the list agencies. Further details as in `change_organisation`."""
    policies.may_create_organisation(by).or_refuse()
    if Organisation.objects.filter(name__iexact=name).exists():
        raise AlreadyThere
    organisation = Organisation.objects.create(name=name, kind=kind, **_only(details, CHANGEABLE))
    log.record("organisation.created", by=by, target=organisation, organisation=organisation)
    return organisation


@act
def change_organisation(*, organisation: Organisation, by: Viewer, **changes: Any) -> Organisation:
    """Change principal, municipality, phone, how long cases are kept, and whether passwords are taken."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    policies.may_change_organisation(by, organisation).or_refuse()
    for name, value in _only(changes, CHANGEABLE).items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(changes))
    log.record("organisation.changed", by=by, target=organisation, organisation=organisation, fields=changes)
    return organisation


@act
def begin_to_leave(*, organisation: Organisation, on: date, by: Viewer) -> int:
    """Let an organisation take in nothing new, end the memberships of all but those who close, and return how many.

    The caller has found that it may be done, and holds the decision that it rests on: see `privacy.actions.leaving`.
    """
    policies.may_change_organisation(by, organisation).or_refuse()
    organisation.leaving_on = on
    organisation.save(update_fields=["leaving_on"])
    others = organisation.memberships.filter(_open_on_or_after(on)).exclude(role__in=CLOSING_ROLES)
    return _end_memberships(others, on, by)


@act
def stay_after_all(*, organisation: Organisation, by: Viewer) -> None:
    """Let an organisation that was leaving take in new things again. Ended memberships stay ended."""
    policies.may_change_organisation(by, organisation).or_refuse()
    organisation.leaving_on = None
    organisation.save(update_fields=["leaving_on"])


@act
def close_organisation(*, organisation: Organisation, on: date, by: Viewer) -> None:
    """Let an organisation that keeps nothing any more be one that was here: nobody signs in for it from now on."""
    policies.may_change_organisation(by, organisation).or_refuse()
    organisation.left_on = on
    organisation.save(update_fields=["left_on"])
    _end_memberships(organisation.memberships.filter(_open_on_or_after(on)), on, by)


def _end_memberships(memberships: QuerySet[Membership], on: date, by: Viewer) -> int:
    """End memberships with the day `on`; one that has not begun by then is ended with its first day."""
    rows = list(memberships)
    for each in rows:
        each.until = max(on, each.since)
        each.save(update_fields=["until"])
        log.record("membership.ended", by=by, target=each, organisation=each.organisation_id)
    return len(rows)


@act
def create_unit(*, organisation: Organisation, name: str, by: Viewer) -> Unit:
    """Add a unit. Raises AlreadyThere when the organisation has one by that name."""
    policies.may_change_organisation(by, organisation).or_refuse()
    if organisation.units.filter(name__iexact=name).exists():
        raise AlreadyThere
    unit = Unit.objects.create(organisation=organisation, name=name)
    log.record("unit.created", by=by, target=unit, organisation=organisation)
    return unit


@act
def create_user(*, email: str, name: str, organisation: Organisation, by: Viewer, language: str = "sv") -> User:
    """Add an account without password: its owner sets one by a link, or signs in through the organisation.

    Raises AlreadyThere when the address has an account; then a membership is all it takes.
    """
    policies.may_manage_users(by, organisation).or_refuse()
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyThere
    user = User(email=User.objects.normalize_email(email).lower(), name=name, language=language)
    user.set_unusable_password()
    user.save()
    log.record("user.created", by=by, target=user, organisation=organisation)
    return user


@act
def add_membership(
    *,
    user: User,
    organisation: Organisation,
    role: Role,
    since: date,
    by: Viewer,
    unit: Unit | None = None,
    until: date | None = None,
    sees_protected: bool = False,
) -> Membership:
    """Give a user a role in an organisation.

    Raises AlreadyThere, and SeesPersonsAndOversees or AssociationSeesNoPerson where roles must be kept apart.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    policies.may_manage_users(by, organisation).or_refuse()
    if until is not None and until < since:
        raise EndsBeforeItBegins
    policies.may_be_member(user, organisation, role, since, until).or_refuse()
    if user.memberships.filter(organisation=organisation, role=role).filter(_open_on_or_after(since)).exists():
        raise AlreadyThere
    if (unit is None and role == Role.UNIT_MANAGER) or (unit and unit.organisation_id != organisation.pk):
        raise Unknown(_("Choose one of the organisation's units."))
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        unit=unit,
        since=since,
        until=until,
        sees_protected=sees_protected,
    )
    log.record("membership.added", by=by, target=membership, organisation=organisation, fields=[role.value])
    return membership


@dataclass(frozen=True)
class Added:
    """A new membership, and whether its user got an account by it."""

    user: User
    membership: Membership
    is_new_account: bool


@act
def add_member(
    *, email: str, name: str, organisation: Organisation, role: Role, since: date, by: Viewer, **details: Any
) -> Added:
    """Give the person with this address a role, and an account first if she has none. Details as in `add_membership`.

    An account that exists keeps its name: it may have been given in another organisation.
    """
    policies.may_manage_users(by, organisation).or_refuse()
    found = User.objects.filter(email__iexact=email).first()
    user = found or create_user(email=email, name=name, organisation=organisation, by=by)
    membership = add_membership(user=user, organisation=organisation, role=role, since=since, by=by, **details)
    return Added(user, membership, is_new_account=found is None)


@act
def found_organisation(*, name: str, kind: str, administrator: str, email: str, since: date, by: Viewer) -> Added:
    """Add an organisation with its first administrator: neither stands without the other. Raises AlreadyThere."""
    organisation = create_organisation(name=name, kind=kind, by=by)
    role = Role.ADMINISTRATOR
    return add_member(email=email, name=administrator, organisation=organisation, role=role, since=since, by=by)


@act
def end_membership(*, membership: Membership, on: date, by: Viewer) -> Membership:
    """End a membership; `on` is its last day. Raises EndsBeforeItBegins."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    policies.may_manage_users(by, membership.organisation).or_refuse()
    if on < membership.since:
        raise EndsBeforeItBegins
    membership.until = on
    membership.save(update_fields=["until"])
    log.record("membership.ended", by=by, target=membership, organisation=membership.organisation)
    return membership


@act
def set_duty(*, membership: Membership, since: date, until: date, by: Viewer) -> Duty:
    """Put somebody on duty for her organisation for a time."""
    policies.may_manage_users(by, membership.organisation).or_refuse()
    policies.may_serve(membership, since).or_refuse()
    if until < since:
        raise EndsBeforeItBegins
    duty = Duty.objects.create(membership=membership, since=since, until=until)
    log.record("duty.set", by=by, target=duty, organisation=membership.organisation)
    return duty


@act
def end_duty(*, duty: Duty, on: date, by: Viewer) -> None:
    """Let a duty end with the day `on`; one that has not begun by then is taken out of the list."""
    duty = Duty.objects.select_for_update(of=("self",)).select_related("membership__organisation").get(pk=duty.pk)
    policies.may_manage_users(by, duty.membership.organisation).or_refuse()
    log.record("duty.ended", by=by, target=duty, organisation=duty.membership.organisation)
    if duty.since > on:
        duty.delete()
    elif on < duty.until:
        duty.until = on
        duty.save(update_fields=["until"])


@act
def close_account(*, user: User, by: Viewer) -> User:
    """Make an account unusable. Its memberships and what it did remain readable."""
    policies.may_change_user(by, user).or_refuse()
    user.is_active = False
    user.save(update_fields=["is_active"])
    log.record("user.closed", by=by, target=user)
    return user


def change_look(*, user: User, language: str = "", theme: str = "", density: str = "") -> User:
    """Set how the pages look for their user. Raises Unknown for a choice that does not exist.

    Nobody else's data and nothing to trace: the one change that the log leaves out.
    """
    wanted = {"language": language, "theme": theme, "density": density}
    known = {"language": Language.values, "theme": Theme.values, "density": Density.values}
    changes = {name: value for name, value in wanted.items() if value}
    for name, value in changes.items():
        if value not in known[name]:
            raise Unknown
        setattr(user, name, value)
    user.save(update_fields=list(changes))
    return user


def record_sign_in(*, user: User, what: str) -> None:
    """Log that a user signed in or out, or changed how she does it. She has no role yet at that moment."""
    log.record(what, by=Account(user))


@act
def record_log_reading(*, by: Viewer, person_key: str = "", what: str = "log.read") -> None:
    """Log that somebody looked into the log, and after whom."""
    policies.may_read_log(by).or_refuse()
    log.record(what, by=by, person_key=person_key)


@act
def create_demo_user(
    *,
    email: str,
    name: str,
    purpose: str,
    organisation: Organisation,
    role: Role,
    since: date,
    by: Job,
    unit: Unit | None = None,
    sees_protected: bool = False,
) -> User:
    """Add an account that signs in with one click, with its membership. `purpose` says what its person comes for.

    Raises OnlyInDemo unless STEGVIS_DEMO is 1.
    """
    if not settings.DEMO:
        raise OnlyInDemo
    user = create_user(email=email, name=name, organisation=organisation, by=by)
    user.is_demo, user.purpose = True, purpose
    user.save(update_fields=["is_demo", "purpose"])
    add_membership(
        user=user,
        organisation=organisation,
        role=role,
        since=since,
        unit=unit,
        sees_protected=sees_protected,
        by=by,
    )
    return user


def _open_on_or_after(day: date) -> Q:
    return Q(until__isnull=True) | Q(until__gte=day)


def _only(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    unknown = set(values) - set(names)
    if unknown:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    return values

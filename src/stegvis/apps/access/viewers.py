"""Who is asking. Every query and every act takes a viewer; the log stores its description."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from .models import Membership, Organisation, User
from .roles import PERMISSIONS, Permission, Role


@dataclass(frozen=True)
class Viewer(ABC):
    """What all viewers have in common."""

    @property
    def user_id(self) -> int | None:
        return None

    @property
    def organisation_id(self) -> int | None:
        return None

    def may(self, permission: Permission) -> bool:
        """Say whether the viewer's role includes `permission`; acts have their own `may_…` on top."""
        return False

    @abstractmethod
    def describe(self) -> str:
        """Return who this is, in keys and role names, for the log."""


@dataclass(frozen=True)
class Staff(Viewer):
    """A signed-in user in one of her memberships."""

    user: User
    membership: Membership
    organisation: Organisation
    role: Role
    permissions: frozenset[Permission]

    @classmethod
    def of(cls, membership: Membership) -> "Staff":
        """Return the viewer that this membership makes of its user."""
        role = Role(membership.role)
        extra = {Permission.SEE_PROTECTED} if membership.sees_protected else set()
        return cls(membership.user, membership, membership.organisation, role, PERMISSIONS[role] | extra)

    @property
    def user_id(self) -> int | None:
        return self.user.pk

    @property
    def organisation_id(self) -> int | None:
        return self.organisation.pk

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def describe(self) -> str:
        return f"staff:{self.user.pk} {self.role.value} organisation:{self.organisation.pk}"


@dataclass(frozen=True)
class Account(Viewer):
    """A user at the door, before it is known in which membership she comes. May nothing."""

    user: User

    @property
    def user_id(self) -> int | None:
        return self.user.pk

    def describe(self) -> str:
        return f"account:{self.user.pk}"


@dataclass(frozen=True)
class Participant(Viewer):
    """A person who follows her own case; `signed_in_by` says how she showed who she is."""

    person_key: str
    owner_id: int
    signed_in_by: str

    @property
    def organisation_id(self) -> int | None:
        return self.owner_id

    def describe(self) -> str:
        return f"participant:{self.person_key} {self.signed_in_by}"


@dataclass(frozen=True)
class Link(Viewer):
    """Whoever holds a link to one questionnaire. `invitation_key` is the invitation's key, never the token."""

    invitation_key: str
    owner_id: int

    @property
    def organisation_id(self) -> int | None:
        return self.owner_id

    def describe(self) -> str:
        return f"link:{self.invitation_key}"


@dataclass(frozen=True)
class Applicant(Viewer):
    """Whoever fills in the public page with a person's own application: nobody that is known, and nothing to read."""

    def describe(self) -> str:
        return "applicant"


@dataclass(frozen=True)
class Job(Viewer):
    """Work that the system does: for somebody, with her permissions and no more, or for itself (`None`).

    A job for itself is started from the machine's own command line or by the worker, never by a request.
    """

    name: str
    on_behalf_of: Viewer | None = field(default=None)

    @property
    def user_id(self) -> int | None:
        return self.on_behalf_of.user_id if self.on_behalf_of else None

    @property
    def organisation_id(self) -> int | None:
        return self.on_behalf_of.organisation_id if self.on_behalf_of else None

    @property
    def is_system(self) -> bool:
        return self.on_behalf_of is None

    def may(self, permission: Permission) -> bool:
        return self.on_behalf_of.may(permission) if self.on_behalf_of else False

    def describe(self) -> str:
        return f"job:{self.name} for {self.on_behalf_of.describe() if self.on_behalf_of else 'the system'}"

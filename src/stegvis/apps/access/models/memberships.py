from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..roles import Role
from .organisations import Organisation, Unit
from .users import User


def in_force(on: date) -> Q:
    """Return the condition that a dated row holds on the day `on`, both days included."""
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


class Membership(models.Model):
    """What a user is in an organisation, from one day to another. Ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", null=True, blank=True)
    role = models.CharField(_("Role"), max_length=30, choices=Role)
    since = models.DateField(_("From"))
    until = models.DateField(_("Until"), null=True, blank=True)
    sees_protected = models.BooleanField(_("Sees persons with protected identity"), default=False)

    class Meta:
        verbose_name = _("Membership")
        ordering = ["organisation__name", "role"]
        constraints = [
            models.CheckConstraint(
                name="membership_until_is_not_before_since", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            models.CheckConstraint(name="membership_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="membership_unit_manager_has_a_unit", condition=~Q(role=Role.UNIT_MANAGER) | Q(unit__isnull=False)
            ),
            models.UniqueConstraint(
                name="membership_open_once",
                fields=["user", "organisation", "role"],
                condition=Q(until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organisation}"


class Duty(models.Model):
    """A membership's turn as its organisation's duty person, from one day to another."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="duties")
    since = models.DateField(_("From"))
    until = models.DateField(_("Until"))

    class Meta:
        verbose_name = _("Duty")
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(name="duty_until_is_not_before_since", condition=Q(until__gte=F("since")))
        ]

    def __str__(self) -> str:
        return f"{self.since}–{self.until}"

"""Rows that are never changed: what was wrong is withdrawn with when, by whom and why, and stays."""

from django.db import models
from django.db.models import Q

from stegvis.apps.access.encryption import EncryptedTextField

WITHDRAWN_WITH_A_REASON = models.CheckConstraint(
    name="%(class)s_withdrawn_with_a_reason",
    condition=Q(withdrawn_at__isnull=True, why__isnull=True) | Q(withdrawn_at__isnull=False, why__isnull=False),
)
REPLACED_ONCE = models.UniqueConstraint(name="%(class)s_replaced_once", fields=["replaces"])


class KeptQuerySet(models.QuerySet):
    def that_count(self) -> "KeptQuerySet":
        """Leave out what was replaced or withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Withdrawable(models.Model):
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField(null=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [WITHDRAWN_WITH_A_REASON]

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class Kept(Withdrawable):
    """A row whose correction is a new row that `replaces` it."""

    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [WITHDRAWN_WITH_A_REASON, REPLACED_ONCE]

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.fields import CodeField


class PaymentQuerySet(models.QuerySet):
    def that_count(self) -> "PaymentQuerySet":
        """Leave out what a later file has put another amount in the place of, and what a hidden file says."""
        return self.filter(is_shown(), withdrawn_at__isnull=True)


class Payment(models.Model):
    """What a household was paid for one month, in kronor; `month` is its first day. A recovery is negative.

    `household_key` is the same keyed hash as in HouseholdMembership.
    """

    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    household_key = models.CharField(max_length=64)
    month = models.DateField()
    kind = CodeField(codes="payment_kinds")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    batch = models.BigIntegerField(null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="payment_month_is_a_first",
                condition=Q(month__day=1),
                violation_error_message=_("The month is given by its first day."),
            )
        ]
        indexes = [
            models.Index(name="payment_of_household", fields=["owner", "household_key", "month"]),
            models.Index(name="payment_by_month", fields=["owner", "month"]),
            models.Index(name="payment_of_batch", fields=["batch"], condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.projects.fields import CodeField

from .cases import Case


class FollowUp(models.Model):
    """What came of asking how things are so many calendar months after exit.

    Withdrawn, with why, when it was corrected or the exit undone.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="followups")
    months = models.PositiveSmallIntegerField()
    due = models.DateField()
    done = models.DateField(null=True)
    status = CodeField(codes="followup_status", default="planned")
    batch = models.BigIntegerField(null=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    why = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="followup_once_an_interval",
                fields=["case", "months"],
                condition=Q(withdrawn_at__isnull=True, batch__isnull=True),
            ),
            models.UniqueConstraint(
                name="followup_once_an_interval_in_a_file",
                fields=["case", "months", "batch"],
                condition=Q(withdrawn_at__isnull=True, batch__isnull=False),
            ),
            models.CheckConstraint(
                name="followup_done_when_its_status_says_so",
                condition=Q(status="planned", done__isnull=True) | (~Q(status="planned") & Q(done__isnull=False)),
                violation_error_message=_("A follow-up has a day when something came of it."),
            ),
            models.CheckConstraint(name="followup_months_positive", condition=Q(months__gte=1)),
        ]
        indexes = [
            models.Index(
                name="followup_due", fields=["due", "case"], condition=Q(status="planned", withdrawn_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.due}"

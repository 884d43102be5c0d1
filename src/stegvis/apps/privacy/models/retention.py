"""How long an organisation keeps its cases, on whose decision, and for whom longer."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key


class RetentionRule(models.Model):
    """A decision on how many months a person's file is kept after what last happened in it, from a day on.

    The latest that has come into force holds. `decided_by` is the board or officer who decided, in words, and
    `reference` what the decision is filed under. Written once: another decision is another row.
    """

    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField(_("Months that cases are kept"))
    since = models.DateField(_("In force from"))
    decided_on = models.DateField(_("Decided on"))
    decided_by = models.CharField(_("Decided by"), max_length=200)
    reference = models.CharField(_("Reference"), max_length=100)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(name="retention_rule_months", condition=Q(months__gte=1, months__lte=1200)),
            models.CheckConstraint(
                name="retention_rule_rests_on_a_decision",
                condition=~Q(decided_by="") & ~Q(reference="") & Q(decided_on__lte=F("since")),
                violation_error_message=_("A rule holds from the day it was decided at the earliest."),
            ),
            models.UniqueConstraint(name="retention_rule_one_a_day", fields=["organisation", "since"]),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.since} {self.months}"


class RetentionHold(models.Model):
    """That a person's file is kept longer than the rule says, until a day, and why. Ended by hand or by its day."""

    class Reason(models.TextChoices):
        DISPUTE = "dispute", _("Appeal or legal dispute")
        DAMAGES = "damages", _("Claim for damages")
        SUPERVISION = "supervision", _("Supervision or an open deviation")
        RESEARCH = "research", _("Research or follow-up with a decision of its own")
        ARCHIVE = "archive", _("To be handed to the archive first")
        REQUEST = "request", _("The person has asked for it")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reason = models.CharField(_("Reason"), max_length=12, choices=Reason.choices)
    why = EncryptedTextField(_("Why"))
    until = models.DateField(_("Until"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(_("Ended on"), null=True)
    ended_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                name="retention_hold_reason_known",
                condition=Q(reason__in=("dispute", "damages", "supervision", "research", "archive", "request")),
            ),
            models.UniqueConstraint(
                name="retention_hold_one_at_a_time", fields=["person"], condition=Q(ended_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.key

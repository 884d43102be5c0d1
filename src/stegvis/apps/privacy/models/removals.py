"""Lists of persons to be removed: drawn up by one, approved by another, carried out person by person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key


class Removal(models.Model):
    """A list drawn up on a day. Carried out, it is the receipt: when, who approved, how many rows, nobody.

    It rests on the rule of that day, or on the decision to leave; on neither where all on it have asked for erasure and
    no rule has been decided.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("Waits for approval")
        APPROVED = "approved", _("Being carried out")
        DONE = "done", _("Carried out")
        DISCARDED = "discarded", _("Not carried out")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    rule = models.ForeignKey("privacy.RetentionRule", models.PROTECT, null=True, related_name="+")
    leaving = models.ForeignKey("privacy.Leaving", models.PROTECT, null=True, related_name="removals")
    on = models.DateField(_("Drawn up on"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    prepared_at = models.DateTimeField(auto_now_add=True)
    prepared_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    why_not = EncryptedTextField(null=True)

    class Meta:
        ordering = ["-prepared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="removal_state_known", condition=Q(state__in=("prepared", "approved", "done", "discarded"))
            ),
            models.CheckConstraint(
                name="removal_approved_by_somebody_when_its_state_says_so",
                condition=Q(state__in=("approved", "done"), approved_at__isnull=False, approved_by__isnull=False)
                | Q(state__in=("prepared", "discarded"), approved_at__isnull=True, approved_by__isnull=True),
            ),
            models.CheckConstraint(
                name="removal_approved_by_another",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="removal_ended_when_its_state_says_so",
                condition=Q(state__in=("done", "discarded"), ended_at__isnull=False)
                | Q(state__in=("prepared", "approved"), ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="removal_discarded_with_a_reason",
                condition=Q(state="discarded", why_not__isnull=False)
                | (~Q(state="discarded") & Q(why_not__isnull=True)),
            ),
            models.CheckConstraint(
                name="removal_by_rule_or_because_of_leaving",
                condition=Q(rule__isnull=True) | Q(leaving__isnull=True),
            ),
            models.UniqueConstraint(
                name="removal_one_under_way",
                fields=["organisation"],
                condition=Q(state__in=("prepared", "approved")),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class RemovalLine(models.Model):
    """One person on a list; once she is removed, the line that says so and leads to nobody.

    `last_on` is the day of what last happened in her file, when the list was drawn up; `basis` why she is on it.
    """

    class Basis(models.TextChoices):
        RULE = "rule", _("The time is up")
        REQUEST = "request", _("Erasure was granted")
        LEAVING = "leaving", _("The organisation leaves")

    class State(models.TextChoices):
        WAITING = "waiting", _("To be removed")
        REMOVED = "removed", _("Removed")
        KEPT = "kept", _("Kept: no longer due, or kept longer")

    removal = models.ForeignKey(Removal, models.CASCADE, related_name="lines")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    last_on = models.DateField(null=True)
    basis = models.CharField(max_length=8, choices=Basis.choices, default=Basis.RULE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="removal_line_basis_known", condition=Q(basis__in=("rule", "request", "leaving"))
            ),
            models.UniqueConstraint(name="removal_line_once", fields=["removal", "person"]),
            models.CheckConstraint(
                name="removal_line_removed_leads_to_nobody",
                condition=Q(state="removed", person__isnull=True, last_on__isnull=True)
                | Q(state__in=("waiting", "kept")),
            ),
        ]
        indexes = [models.Index(name="removal_line_waits", fields=["removal", "state"])]

    def __str__(self) -> str:
        return f"{self.removal_id} {self.pk}"


class RemovalCount(models.Model):
    """How many rows of a kind a list is about, and how many of them have been removed."""

    removal = models.ForeignKey(Removal, models.CASCADE, related_name="counts")
    kind = models.CharField(max_length=80)
    expected = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="removal_count_once_a_kind", fields=["removal", "kind"])]

    def __str__(self) -> str:
        return f"{self.removal_id} {self.kind}"

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key


class LogReview(models.Model):
    """One organisation's review of a month's log: a random sample of who read and wrote about persons, and a signature.

    `population` is how many entries the sample was drawn from. What has been signed is not changed.
    """

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    month = models.DateField(_("Month"))
    population = models.PositiveIntegerField()
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    conclusion = EncryptedTextField(null=True)

    class Meta:
        verbose_name = _("Review of the log")
        ordering = ["-month"]
        constraints = [
            models.UniqueConstraint(name="log_review_once_a_month", fields=["organisation", "month"]),
            models.CheckConstraint(name="log_review_of_a_whole_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="log_review_signed_with_a_conclusion",
                condition=Q(signed_at__isnull=True, conclusion__isnull=True)
                | Q(signed_at__isnull=False, conclusion__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m}"


class ReviewedEntry(models.Model):
    """One entry of the log in a sample, by its number, and how it was judged."""

    class Judgement(models.TextChoices):
        RIGHT = "right", _("Had a reason in the work")
        ASKED = "asked", _("The colleague has been asked")
        WRONG = "wrong", _("Had no reason in the work")

    review = models.ForeignKey(LogReview, models.CASCADE, related_name="entries")
    entry = models.ForeignKey("access.LogEntry", models.PROTECT, related_name="+")
    judgement = models.CharField(max_length=8, choices=Judgement.choices, blank=True)
    note = EncryptedTextField(null=True)

    class Meta:
        ordering = ["entry"]
        constraints = [
            models.UniqueConstraint(name="reviewed_entry_once", fields=["review", "entry"]),
            models.CheckConstraint(
                name="reviewed_entry_judgement_known", condition=Q(judgement__in=("", "right", "asked", "wrong"))
            ),
            models.CheckConstraint(
                name="reviewed_entry_not_right_has_a_note",
                condition=Q(judgement__in=("", "right")) | Q(note__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.entry_id}"

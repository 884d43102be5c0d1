from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField

LASTS = timedelta(hours=3)


def open_at(at: datetime) -> Q:
    """Return the condition that an opening holds at the instant `at`; its last instant is not part of it."""
    return Q(opened_at__lte=at, ends_at__gt=at)


class Opening(models.Model):
    """A person of the own organisation whom a user opened with a reason, for three hours, to read and not to write.

    Every opening is reviewed afterwards by somebody else.
    """

    class Why(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        DUTY = "duty", _("On duty")
        OWN_STAFF = "own_staff", _("Own staff or relative")

    class Review(models.TextChoices):
        RIGHT = "right", _("Justified")
        WRONG = "wrong", _("Not justified")

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="openings")
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    reason = EncryptedTextField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    review = models.CharField(max_length=10, choices=Review.choices, blank=True)
    review_note = EncryptedTextField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(name="opening_why_known", condition=Q(why__in=("emergency", "duty", "own_staff"))),
            models.CheckConstraint(
                name="opening_lasts_three_hours_at_most",
                condition=Q(ends_at__gt=models.F("opened_at"), ends_at__lte=models.F("opened_at") + LASTS),
            ),
            models.CheckConstraint(
                name="opening_review_and_instant_both_or_neither",
                condition=Q(review="", reviewed_at__isnull=True) | (~Q(review="") & Q(reviewed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="opening_reviewed_by_another",
                condition=~Q(reviewed_by=models.F("user")) | Q(reviewed_by__isnull=True),
            ),
        ]
        indexes = [models.Index(name="opening_of_user", fields=["user", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.person_id}"

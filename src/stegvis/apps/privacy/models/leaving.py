"""That an organisation leaves: the decision, and how far it has come."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.models import new_key


class Leaving(models.Model):
    """An organisation's decision to leave, from the day it was recorded until all it kept is gone or it is taken back.

    `decided_by` is the board or officer who decided, in words, and `reference` what the decision is filed under.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    decided_on = models.DateField(_("Decided on"))
    decided_by = models.CharField(_("Decided by"), max_length=200)
    reference = models.CharField(_("Reference"), max_length=100)
    since = models.DateField(_("Leaves from"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="leaving_rests_on_a_decision",
                condition=~Q(decided_by="") & ~Q(reference="") & Q(decided_on__lte=F("since")),
            ),
            models.CheckConstraint(
                name="leaving_taken_back_by_somebody",
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
            models.CheckConstraint(
                name="leaving_done_by_somebody",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="leaving_taken_back_or_done", condition=Q(taken_back_at__isnull=True) | Q(done_at__isnull=True)
            ),
            models.UniqueConstraint(
                name="leaving_once", fields=["organisation"], condition=Q(taken_back_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_under_way(self) -> bool:
        return self.taken_back_at is None and self.done_at is None

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HiddenBatch(models.Model):
    """An imported file whose rows nobody sees: it is still being written, or a later file has replaced it.

    This row is the one flag of an import. Rows carry the number of their batch; while the flag stands they are in no
    query, and the moment it is gone all of them are.
    """

    class Why(models.TextChoices):
        STAGING = "staging", _("Being written")
        REPLACED = "replaced", _("Replaced by a later file")

    batch = models.BigIntegerField(unique=True)
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="hidden_batch_why_known", condition=Q(why__in=("staging", "replaced")))
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.why}"


def is_shown(prefix: str = "") -> Q:
    """Return the condition that a row was written by hand or by a file that counts."""
    hidden = HiddenBatch.objects.values("batch")
    return Q(**{f"{prefix}batch__isnull": True}) | ~Q(**{f"{prefix}batch__in": hidden})

from django.db import models

from stegvis.core.errors import Severity

from .batches import Batch


class Finding(models.Model):
    """One thing to look at in a file. Texts are message ids of core; `values` never come from a person's cells."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="findings")
    severity = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Severity])
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    message = models.TextField()
    expected = models.TextField(blank=True)
    hint = models.TextField(blank=True)
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.severity}"

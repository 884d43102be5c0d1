from django.db import models

from stegvis.apps.access.encryption import EncryptedTextField


class LearnedMapping(models.Model):
    """How one organisation's files of a layout are read, as somebody confirmed it. The newest of a layout counts.

    `mapping` is a mapping file of core; it is encrypted because words of the file stand in it.
    """

    organisation = models.ForeignKey("access.Organisation", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    layout = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    mapping = EncryptedTextField()
    confirmed_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                name="learned_mapping_once_a_version", fields=["organisation", "kind", "layout", "version"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

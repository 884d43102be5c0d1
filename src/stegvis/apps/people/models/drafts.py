from django.db import models

from stegvis.apps.access.encryption import EncryptedJSONField


class Draft(models.Model):
    """What somebody has begun to write in a form and not yet saved. Hers alone, in one organisation."""

    user = models.ForeignKey("access.User", models.CASCADE, related_name="+")
    organisation = models.ForeignKey("access.Organisation", models.CASCADE, related_name="+")
    form_key = models.CharField(max_length=120)
    content = EncryptedJSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once", fields=["user", "organisation", "form_key"])]

    def __str__(self) -> str:
        return self.form_key

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedBytesField, EncryptedTextField
from stegvis.apps.projects.fields import CodeField

from .person import new_key


class Document(models.Model):
    """A file about a person, encrypted. Its type is what its content is, whatever it was called.

    Taken out with a reason, it is shown no more, and what rested on it says so.
    """

    class Type(models.TextChoices):
        PDF = "application/pdf", "PDF"
        PNG = "image/png", "PNG"
        JPEG = "image/jpeg", "JPEG"
        DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    origin = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    kind = CodeField(codes="information_kinds")
    title = EncryptedTextField()
    type = models.CharField(max_length=80, choices=Type.choices)
    content = EncryptedBytesField()
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField(null=True)

    class Meta:
        ordering = ["-added_at"]
        constraints = [
            models.CheckConstraint(
                name="document_removed_with_a_reason",
                condition=Q(removed_at__isnull=True, why__isnull=True) | Q(removed_at__isnull=False, why__isnull=False),
                violation_error_message=_("Say why the document is taken out."),
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def ending(self) -> str:
        """Return what a file name of this type ends with."""
        return {self.Type.JPEG: "jpg"}.get(self.type, self.Type(self.type).name.lower())

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedBytesField, EncryptedJSONField, EncryptedTextField
from stegvis.core.intake import Kind


class State(models.TextChoices):
    RECEIVED = "received", _("Waiting")
    READING = "reading", _("Being read")
    UNMAPPED = "unmapped", _("New layout")
    READY = "ready", _("Look through")
    APPLYING = "applying", _("Being saved")
    APPLIED = "applied", _("Has been read in")
    REJECTED = "rejected", _("Not read in")
    FAILED = "failed", _("Could not be read")
    CANCELLED = "cancelled", _("Stopped")


WORKING = (State.RECEIVED, State.READING, State.APPLYING)
OVER = (State.APPLIED, State.REJECTED, State.FAILED, State.CANCELLED)


def new_key() -> str:
    return secrets.token_urlsafe(12)


class Batch(models.Model):
    """A file that somebody sent in for one organisation, and what became of it.

    `as_of` is the day that the file tells about. `project_key` names a project: projects are an app above. `counts`
    holds numbers alone. `replaces` is the earlier file for the same day that this one corrects. The number of the row
    is the batch number that imported rows carry.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    project_key = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    as_of = models.DateField()
    file_name = EncryptedTextField()
    sha256 = models.CharField(max_length=64)
    content_hash = EncryptedTextField(null=True)
    mapping = EncryptedTextField(null=True)
    suggestion = EncryptedJSONField(null=True)
    layout = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    message = models.TextField(blank=True)
    counts = models.JSONField(default=dict)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="batch_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="batch_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            models.CheckConstraint(
                name="batch_applied_when_its_state_says_so",
                condition=Q(state=State.APPLIED, applied_at__isnull=False)
                | (~Q(state=State.APPLIED) & Q(applied_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="batch_replaced_only_when_applied", condition=Q(replaced_by__isnull=True) | Q(state=State.APPLIED)
            ),
            models.UniqueConstraint(
                name="batch_counts_once_for_a_day",
                fields=["organisation", "project_key", "kind", "as_of"],
                condition=Q(state=State.APPLIED, replaced_by__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-created_at"])]

    def __str__(self) -> str:
        return self.key

    @property
    def is_working(self) -> bool:
        return self.state in WORKING


class BatchFile(models.Model):
    """The file as it came, until it has been read in or put aside."""

    batch = models.OneToOneField(Batch, models.CASCADE, related_name="file")
    content = EncryptedBytesField()

    def __str__(self) -> str:
        return f"{self.batch_id}"


class BatchRows(models.Model):
    """The usable rows of one record, as a Parquet file: what a later file is compared with."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    record = models.CharField(max_length=40)
    content = EncryptedBytesField()

    class Meta:
        constraints = [models.UniqueConstraint(name="batch_rows_once_a_record", fields=["batch", "record"])]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.record}"


class Quarantine(models.Model):
    """The rows of a file that can't be used, as a workbook to be mended and sent in again."""

    batch = models.OneToOneField(Batch, models.CASCADE, related_name="quarantine")
    number = models.PositiveIntegerField()
    content = EncryptedBytesField()

    def __str__(self) -> str:
        return f"{self.batch_id}"

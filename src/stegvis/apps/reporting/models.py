"""What has been shown of a project's figures, and what people wrote about them. Rows are made once and for all."""

import secrets

from django.db import models
from django.db.models import Q

from stegvis.apps.access.encryption import EncryptedJSONField, EncryptedTextField
from stegvis.core.shapes import Audience

AUDIENCES = [(each.value, each.value) for each in Audience]


def new_key() -> str:
    """Return a random key: it tells nothing, not even which row came first."""
    return secrets.token_urlsafe(12)


class Publication(models.Model):
    """All tables of a project as the public has been shown them, protected together and against those before.

    `number` counts from 1 in each project. `content_hash` is that of the dataset they were counted from.
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    cut_off = models.DateField()
    content_hash = models.CharField(max_length=80)
    tables = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["project", "number"]
        constraints = [models.UniqueConstraint(name="publication_number_once", fields=["project", "number"])]

    def __str__(self) -> str:
        return f"{self.project_id} {self.number}"


class ReportText(models.Model):
    """One version of a person's text in a report. The latest of a block counts; the others tell what stood there.

    `owner` is the authority in whose own report it stands; none in the report on the whole project.
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    block = models.CharField(max_length=60)
    text = EncryptedTextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["project", "owner", "block"])]

    def __str__(self) -> str:
        return f"{self.project_id} {self.block}"


class ReportRun(models.Model):
    """A frozen version of a report: its blocks as they were, so that nothing that changes later changes it.

    `content` holds the front page, the blocks and who wrote which text when. `settings` says for which period, until
    when, and by which preset. A public version shows one publication's tables; an authority's own shows exact figures.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField()
    audience = models.CharField(max_length=10, choices=AUDIENCES)
    cut_off = models.DateField()
    settings = models.JSONField()
    fingerprints = models.JSONField()
    content = EncryptedJSONField()
    frozen_at = models.DateTimeField(auto_now_add=True)
    frozen_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-frozen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="report_run_number_once_an_owner", fields=["project", "owner", "number"]),
            models.UniqueConstraint(
                name="report_run_number_once_a_project", fields=["project", "number"], condition=Q(owner__isnull=True)
            ),
            models.CheckConstraint(
                name="report_run_is_one_owners_or_published",
                condition=Q(audience=Audience.INTERNAL.value, owner__isnull=False, publication__isnull=True)
                | Q(audience=Audience.PUBLIC.value, owner__isnull=True, publication__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

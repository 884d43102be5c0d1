from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.projects.fields import CodeField

from .dated import State, state_on


class Project(models.Model):
    """A joint effort that an association finances: the commission in words and numbers.

    `study_secret` makes the person keys of this project's dataset; it never leaves the application.
    """

    key = models.SlugField(max_length=60, unique=True)
    association = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    form = CodeField(codes="project_forms")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    purpose = models.TextField(blank=True)
    target_group = models.TextField(blank=True)
    working_methods = models.TextField(blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    caseload_limit = models.PositiveIntegerField(null=True, blank=True)
    study_secret = EncryptedTextField()

    history = HistoricalRecords(excluded_fields=["study_secret"])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="project_ends_not_before_start",
                violation_error_message=_("The project can't end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def state_on(self, day: date) -> State:
        return state_on(day, self.starts, self.ends)


class FollowUpInterval(models.Model):
    """How many calendar months after exit the project follows up."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="followup_intervals")
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "months"], name="followup_interval_once"),
            models.CheckConstraint(
                condition=Q(months__gte=1),
                name="followup_interval_positive",
                violation_error_message=_("A follow-up comes at least one month after exit."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.months}"

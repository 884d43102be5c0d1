"""What was said at a meeting and who does what after it: in versions, each with its tasks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.access.models import InsertOnlyModel
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .meetings import Meeting
from .plans import Told


class Minutes(models.Model):
    """One wording of a meeting's minutes: a draft until it is finished, and from then on as it stands.

    What was wrong becomes another version, with why; the earlier stays.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    number = models.PositiveSmallIntegerField()
    why = EncryptedTextField(null=True)
    present = EncryptedTextField(null=True)
    present_organisations = models.ManyToManyField("access.Organisation", related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["meeting", "-number"]
        constraints = [
            models.UniqueConstraint(name="minutes_version_once", fields=["meeting", "number"]),
            models.UniqueConstraint(
                name="minutes_one_draft", fields=["meeting"], condition=Q(finished_at__isnull=True)
            ),
            models.CheckConstraint(
                name="minutes_amended_with_a_reason",
                condition=Q(number=1, why__isnull=True) | Q(number__gt=1, why__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class MinutesPart(models.Model):
    """What is written under one heading, and which kind of information it is: that decides to whom it can go."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="parts")
    heading = CodeField(codes="minutes_headings")
    kind = CodeField(codes="information_kinds", default="work_education")
    text = EncryptedTextField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="minutes_heading_once", fields=["minutes", "heading"])]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.heading}"


class Task(models.Model):
    """What somebody is to do after a meeting, by when: an organisation, or the person where there is none.

    `line` is the same in each version of the minutes that holds the task, so that what came of it follows.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="tasks")
    place = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=20, default=new_key, db_index=True)
    what = EncryptedTextField()
    party = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    contact = EncryptedTextField(null=True)
    due = models.DateField()
    kind = CodeField(codes="information_kinds")
    origin = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(name="task_once_in_minutes", fields=["minutes", "line"]),
            models.CheckConstraint(
                name="task_of_a_party_is_its_own", condition=Q(party__isnull=True) | Q(origin=F("party"))
            ),
        ]
        indexes = [models.Index(name="task_due", fields=["due", "minutes"])]

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.line}"


class TaskReport(Told):
    """That a task is done, or is not done and why. The last that was recorded counts."""

    class Result(models.TextChoices):
        DONE = "done", _("Task done")
        NOT_DONE = "not_done", _("Task not done")

    task = models.ForeignKey(Task, models.PROTECT, related_name="reports")
    line = models.CharField(max_length=20, db_index=True)
    result = models.CharField(max_length=10, choices=Result.choices)
    reason = CodeField(codes="plan_reasons", null=True)
    text = EncryptedTextField(null=True)

    class Meta(Told.Meta):
        constraints = [
            models.CheckConstraint(
                name="task_not_done_with_a_reason",
                condition=Q(result="not_done", reason__isnull=False) | Q(result="done", reason__isnull=True),
                violation_error_message=_("Say why it was not done."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.result}"


class MinutesCopy(InsertOnlyModel):
    """That a version was handed over: the disclosure whose copy the receiver holds."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="copies")
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, related_name="minutes_copy")

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.disclosure_id}"

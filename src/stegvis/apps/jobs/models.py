"""Long work that somebody asked for: how far it has come, and what came of it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


UNFINISHED = (State.QUEUED, State.RUNNING)


class Job(models.Model):
    """One piece of work. `target` is the key of what it works on, `message` is text for the person who asked.

    Neither `target` nor `message` ever carries a person's data. `heartbeat` is the worker's last sign of
    life.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    target = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    membership = models.ForeignKey("access.Membership", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "heartbeat"]), models.Index(fields=["kind", "target"])]
        constraints = [
            models.CheckConstraint(
                name="job_finished_when_over",
                condition=models.Q(state__in=UNFINISHED, finished_at__isnull=True)
                | (~models.Q(state__in=UNFINISHED) & models.Q(finished_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_over(self) -> bool:
        return self.state not in UNFINISHED

    @property
    def percent(self) -> int:
        """How far it has come, 0–100; 0 when the amount of work is not yet known."""
        return min(100, round(100 * self.done / self.total)) if self.total else 0

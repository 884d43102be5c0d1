from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .corrigible import Corrigible, CorrigibleDated
from .dated import Dated
from .project import Project


class SteeringMember(CorrigibleDated):
    """A seat in the steering group: a user of the system, or a name with the organisation it stands for."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="steering_members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(user__isnull=False, name="")
                | (Q(user__isnull=True) & ~Q(name="") & ~Q(organisation_name="")),
                name="steering_member_is_user_or_name",
                violation_error_message=_("A member is a user, or a name with an organisation."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.user}"


class SteeringMeeting(Corrigible):
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="steering_meetings")
    held_on = models.DateField()
    minutes = models.TextField(blank=True)
    document_reference = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-held_on"]

    def __str__(self) -> str:
        return f"{self.held_on}"


class Decision(Corrigible):
    """What a steering group decided: who sees to it, by when, and when it was done."""

    part_of = "meeting"

    meeting = models.ForeignKey(SteeringMeeting, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    owner = models.ForeignKey(SteeringMember, on_delete=models.PROTECT, related_name="decisions")
    decided_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    done = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done__gte=F("decided_on")),
                name="decision_done_not_before_decided",
                violation_error_message=_("A decision can't be done before it was taken."),
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("decided_on")),
                name="decision_due_not_before_decided",
                violation_error_message=_("A decision can't be due before it was taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decided_on}"

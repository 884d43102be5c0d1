from django.db import models
from django.db.models import Q

from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from ..states import STARTED


class FormerCase(models.Model):
    """What the figures keep of a case whose person was removed: months, no days; an age; nothing that leads to her.

    `group` is a random key that the former cases of the same person share, so that she stays one person in the
    figures. No screen shows such a row: it is counted among others, see docs/adr/0010.
    """

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    group = models.CharField(max_length=20, default=new_key, editable=False)
    sex = CodeField(codes="sex")
    age_at_start = models.PositiveSmallIntegerField(null=True)
    is_protected = models.BooleanField(default=False)
    state = CodeField(codes="case_states")
    referred = models.DateField(null=True)
    started = models.DateField(null=True)
    exited = models.DateField(null=True)
    exit_reason = CodeField(codes="exits", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="former_case_months_alone",
                condition=(Q(referred__isnull=True) | Q(referred__day=1))
                & (Q(started__isnull=True) | Q(started__day=1))
                & (Q(exited__isnull=True) | Q(exited__day=1)),
            ),
            models.CheckConstraint(
                name="former_case_started_when_its_state_says_so",
                condition=Q(state__in=sorted(STARTED), started__isnull=False)
                | (~Q(state__in=sorted(STARTED)) & Q(started__isnull=True)),
            ),
            models.CheckConstraint(
                name="former_case_exit_month_and_reason_both_or_neither",
                condition=Q(exited__isnull=True, exit_reason__isnull=True)
                | Q(exited__isnull=False, exit_reason__isnull=False),
            ),
        ]
        indexes = [models.Index(name="former_case_counts", fields=["project", "owner"])]

    def __str__(self) -> str:
        return f"{self.project_id} {self.pk}"

from django.db import models
from django.db.models import Q

from stegvis.apps.projects.fields import CodeField


class AnonymousCount(models.Model):
    """Participants that an owner only counts: no consent to follow-up, or a protected identity."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sex = CodeField(codes="sex")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="anonymous_count_once", fields=["project", "owner", "year", "sex"]),
            models.CheckConstraint(name="anonymous_count_year", condition=Q(year__gte=1990, year__lte=2200)),
            models.CheckConstraint(name="anonymous_count_not_negative", condition=Q(number__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

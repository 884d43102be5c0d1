"""Severity ratings by the seven areas of ASI: the grid alone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import Kept

HIGHEST = {"worry": 4, "help_need": 4, "severity": 9}
"""The person rates her worry and her need of help from 0 to 4, the interviewer the severity from 0 to 9."""


class AsiOccasion(Kept):
    """One interview: the day, who held it, and whether she is trained for it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="asi_occasions")
    on = models.DateField()
    interviewer = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    is_trained = models.BooleanField()

    class Meta(Kept.Meta):
        ordering = ["on", "id"]


class AsiRating(models.Model):
    """The three ratings of one area on one occasion. An empty one was not given, which is no nought."""

    occasion = models.ForeignKey(AsiOccasion, models.CASCADE, related_name="ratings")
    area = CodeField(codes="asi_areas")
    worry = models.PositiveSmallIntegerField(null=True)
    help_need = models.PositiveSmallIntegerField(null=True)
    severity = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="asirating_once_an_area", fields=["occasion", "area"]),
            *(
                models.CheckConstraint(
                    name=f"asirating_{name}_on_its_scale",
                    condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": highest}),
                    violation_error_message=_("A rating lies outside its scale."),
                )
                for name, highest in HIGHEST.items()
            ),
            models.CheckConstraint(
                name="asirating_has_a_rating",
                condition=~Q(worry__isnull=True, help_need__isnull=True, severity__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.area}"

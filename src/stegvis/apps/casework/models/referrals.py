from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case


class Referral(models.Model):
    """How a case came in: the way, the day, and what was decided about it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.OneToOneField(Case, models.CASCADE, related_name="referral")
    way_in = CodeField(codes="referral_sources", default="unknown")
    referred_on = models.DateField()
    decision = CodeField(codes="referral_decisions", null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_decision_and_day_both_or_neither",
                condition=Q(decision__isnull=True, decided_on__isnull=True)
                | Q(decision__isnull=False, decided_on__isnull=False),
                violation_error_message=_("A decision needs its day."),
            ),
            models.CheckConstraint(
                name="referral_decided_not_before_referred",
                condition=Q(decided_on__gte=F("referred_on")),
                violation_error_message=_("The decision can't be before the referral."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .corrigible import CorrigibleDated
from .dated import Dated
from .project import Project


class Party(CorrigibleDated):
    """An organisation that takes part in a project from one day to another."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "organisation"],
                condition=Q(until__isnull=True, struck=False),
                name="party_open_once",
                violation_error_message=_("The organisation already takes part in the project."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"


class Staffing(CorrigibleDated):
    """What a party puts into the project: full-time equivalents of one function."""

    part_of = "party"

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="staffing")
    function = models.CharField(max_length=120)
    share = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(share__gt=0),
                name="staffing_share_positive",
                violation_error_message=_("The share must be more than zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} {self.share}"

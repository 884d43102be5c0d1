from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .corrigible import CorrigibleDated
from .dated import Dated
from .project import Project


class Agreement(CorrigibleDated):
    """A cooperation agreement between parties: what they have promised each other, and where the paper is."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="agreements")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    document_reference = models.CharField(max_length=200, blank=True)
    organisations = models.ManyToManyField("access.Organisation", related_name="+")

    class Meta(Dated.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Method(CorrigibleDated):
    """A way of working that the project uses, so that others can find it and evaluators can name it.

    `evidence` is what is known of how it works, and `evidence_source` where that is written.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="methods")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    for_whom = models.CharField(max_length=300, blank=True)
    evidence = models.TextField(blank=True)
    evidence_source = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(evidence="") | ~Q(evidence_source=""),
                name="method_evidence_has_a_source",
                violation_error_message=_("Say where the evidence is written."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

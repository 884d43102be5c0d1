from django.db import models

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
    """A way of working that the project uses, so that others can find it and evaluators can name it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="methods")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    class Meta(Dated.Meta):
        pass

    def __str__(self) -> str:
        return self.name

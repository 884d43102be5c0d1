"""Rows that can be corrected, or struck out when they should never have been there."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from .dated import Dated, DatedQuerySet

if TYPE_CHECKING:
    from .project import Project


class StandingManager(models.Manager):
    """Rows that stand: not struck out, and no part of one that is."""

    def get_queryset(self) -> models.QuerySet:
        whole = {f"{self.model.part_of}__struck": False} if self.model.part_of else {}
        return super().get_queryset().filter(struck=False, **whole)


class Corrigible(models.Model):
    """A row whose fields and whose very existence can be corrected. What it said, who changed it and why is kept.

    `objects` and every relation give the rows that stand; `with_struck` gives all. `part_of` names the row that this
    one falls and rises with; without one it belongs to a project itself.
    """

    part_of: ClassVar[str] = ""

    struck = models.BooleanField(default=False, editable=False)
    history = HistoricalRecords(inherit=True)

    objects = StandingManager()
    with_struck = models.Manager()  # noqa: DJ012 (the first manager is the one that relations use)

    class Meta:
        abstract = True

    @property
    def own_project(self) -> "Project":
        """The project in whose record the row stands."""
        return (getattr(self, self.part_of) if self.part_of else self).project


class CorrigibleDated(Corrigible, Dated):
    objects = StandingManager.from_queryset(DatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = True

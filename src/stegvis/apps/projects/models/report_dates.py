from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from .project import Project


class ReportDates(models.Model):
    """The days that a project's figures rest on, where they are not the usual ones.

    `cut_off`: the last day that figures tell of, once a project is no longer followed. `exited_by` and `compared_on`:
    the tables from extracts of registers are about those who had exited by the one day, and show their state on the
    other. `identified`: how many the target group was found to be.
    """

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="report_dates")
    cut_off = models.DateField(null=True, blank=True)
    exited_by = models.DateField(null=True, blank=True)
    compared_on = models.DateField(null=True, blank=True)
    identified = models.PositiveIntegerField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(exited_by__isnull=True) | Q(compared_on__isnull=True) | Q(compared_on__gte=F("exited_by")),
                name="report_compares_after_exit",
                violation_error_message=_("The day of comparison can't be before the last exit that it is about."),
            ),
            models.CheckConstraint(
                condition=Q(cut_off__isnull=True) | Q(compared_on__isnull=True) | Q(compared_on__lte=F("cut_off")),
                name="report_compares_by_cut_off",
                violation_error_message=_(
                    "The day of comparison can't be after the last day that the figures tell of."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.project.key

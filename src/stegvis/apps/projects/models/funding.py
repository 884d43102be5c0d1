from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from stegvis.apps.projects.choices import FundingSource

from .corrigible import Corrigible
from .project import Project


class BudgetYear(Corrigible):
    """A year's money from one source, in kronor, and the participants planned for it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="budget_years")
    year = models.PositiveSmallIntegerField()
    funding_source = models.CharField(max_length=20, choices=FundingSource.choices)
    budget = models.DecimalField(max_digits=14, decimal_places=2)
    outcome = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    planned_participants = models.PositiveIntegerField(null=True, blank=True)
    description = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "year", "funding_source"],
                condition=Q(struck=False),
                name="budget_year_once_a_source",
                violation_error_message=_("The year already has a budget from this source."),
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0),
                name="budget_not_negative",
                violation_error_message=_("A budget can't be negative."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__gte=0),
                name="budget_outcome_not_negative",
                violation_error_message=_("An outcome can't be negative."),
            ),
            models.CheckConstraint(
                condition=Q(funding_source__in=FundingSource.values),
                name="budget_source_known",
                violation_error_message=_("Choose where the money comes from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"


class EsfRecord(models.Model):
    """The project as the Swedish ESF Council's project bank shows it; every field of its public page."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="esf_record")
    number = models.CharField(max_length=20)
    owner_name = models.CharField(max_length=300)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=100)
    planned_participants = models.PositiveIntegerField()
    starts = models.DateField()
    ends = models.DateField()
    total_budget = models.DecimalField(max_digits=14, decimal_places=2)
    granted_support = models.DecimalField(max_digits=14, decimal_places=2)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    recipient_postcode = models.CharField(max_length=10, blank=True)
    recipient_address = models.CharField(max_length=200, blank=True)
    programme_area = models.CharField(max_length=20)
    specific_objective = models.CharField(max_length=20)
    union_cofinancing_per_cent = models.DecimalField(max_digits=5, decimal_places=2)
    intervention_type = models.CharField(max_length=20)
    description = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="esf_ends_not_before_start",
                violation_error_message=_("The project can't end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(total_budget__gte=0),
                name="esf_budget_not_negative",
                violation_error_message=_("A budget can't be negative."),
            ),
            models.CheckConstraint(
                condition=Q(granted_support__gte=0, granted_support__lte=F("total_budget")),
                name="esf_support_within_budget",
                violation_error_message=_("The support can't be more than the budget."),
            ),
            models.CheckConstraint(
                condition=Q(union_cofinancing_per_cent__gte=0, union_cofinancing_per_cent__lte=100),
                name="esf_cofinancing_is_per_cent",
                violation_error_message=_("The co-financing rate lies between 0 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

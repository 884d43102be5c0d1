"""What a criterion, a goal and a year's money choose between. Apart from the tables, so that forms can offer them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CriterionKind(models.TextChoices):
    """What a criterion asks about a person. The parameters each one takes stand in `Criterion`."""

    AGE = "age", _("Age")
    BORN_ABROAD = "born_abroad", _("Born abroad")
    ASSISTANCE_MONTHS = "assistance_months", _("Months with social assistance")
    MUNICIPALITY = "municipality", _("Municipality of residence")
    UNEMPLOYED = "unemployed", _("Unemployed")
    AF_CATEGORY = "af_category", _("Category at the employment service")
    ILL_HEALTH = "ill_health", _("Ill-health")
    NO_PLAN = "no_plan", _("No plan under way")
    NO_SUBSTANCE_ABUSE = "no_substance_abuse", _("No ongoing substance abuse")
    VOLUNTARY = "voluntary", _("Takes part of own free will")


class Numerator(models.TextChoices):
    """Who counts as having reached the goal."""

    WITHIN = "within", _("First time within the window")
    AT = "at", _("Holds when the window ends")
    EVER = "ever", _("At any time up to the cut-off")


class Denominator(models.TextChoices):
    """Whom the goal is about."""

    STARTED = "started", _("All who started")
    EXITS = "exits", _("Those who exited")


class FundingSource(models.TextChoices):
    ASSOCIATION = "association", _("The association")
    ESF = "esf", _("The European Social Fund")
    PARTY = "party", _("A party's own means")
    OTHER = "other", _("Other funding")

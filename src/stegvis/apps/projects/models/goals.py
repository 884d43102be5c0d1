from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.choices import CriterionKind, Denominator, Numerator
from stegvis.apps.projects.fields import CodeField

from .corrigible import Corrigible, CorrigibleDated
from .dated import Dated
from .project import Project

_RANGE = (
    Q(kind=CriterionKind.AGE) & (Q(lowest__isnull=False) | Q(highest__isnull=False)) & Q(window_months__isnull=True)
)
_MONTHS = Q(
    kind=CriterionKind.ASSISTANCE_MONTHS,
    lowest__isnull=False,
    highest__isnull=True,
    window_months__isnull=False,
    window_months__gte=F("lowest"),
)
_NO_NUMBER = ~Q(kind__in=(CriterionKind.AGE, CriterionKind.ASSISTANCE_MONTHS)) & Q(
    lowest__isnull=True, highest__isnull=True, window_months__isnull=True
)


class Criterion(CorrigibleDated):
    """One condition of the target group; a person fits when all that hold are met.

    age: whole years from `lowest` to `highest`, both included, one may be open. assistance_months: at least `lowest`
    of the last `window_months` calendar months. municipality and af_category: one of the values. Others: none.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="criteria")
    kind = models.CharField(max_length=40, choices=CriterionKind.choices)
    lowest = models.PositiveSmallIntegerField(null=True, blank=True)
    highest = models.PositiveSmallIntegerField(null=True, blank=True)
    window_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=_RANGE | _MONTHS | _NO_NUMBER,
                name="criterion_has_its_numbers",
                violation_error_message=_(
                    "The criterion lacks a number that it needs, or has one that it does not use."
                ),
            ),
            models.CheckConstraint(
                condition=Q(highest__gte=F("lowest")),
                name="criterion_range_in_order",
                violation_error_message=_("The highest value can't be below the lowest."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CriterionKind.values),
                name="criterion_kind_known",
                violation_error_message=_("Choose what the criterion asks about."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def in_codes(self) -> str:
        """Return what the criterion asks and from when to when, in the code's own words, for the log."""
        numbers = {name: getattr(self, name) for name in ("lowest", "highest", "window_months")}
        said = [f"{name}={number}" for name, number in numbers.items() if number is not None]
        said += sorted(self.values.values_list("code", flat=True))
        return " ".join([self.kind, *said, f"on={self.on}", f"until={self.until or ''}"])


class CriterionValue(models.Model):
    """A municipality or a category that a criterion accepts."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="values")
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["criterion", "code"], name="criterion_value_once")]

    def __str__(self) -> str:
        return self.code


_RULES = ("outcome", "numerator", "denominator", "threshold")
_COMPUTABLE = Q(**{f"{name}__isnull": False for name in _RULES}) & (
    Q(numerator=Numerator.EVER, window_months__isnull=True)
    | (~Q(numerator=Numerator.EVER) & Q(window_months__isnull=False))
)
_WORDS_ONLY = Q(**{f"{name}__isnull": True for name in (*_RULES, "window_months")})


class Goal(Corrigible):
    """A goal on one of three levels. A computable one has outcome, numerator, denominator, threshold and its window.

    `outcome` names a file in `core.outcomes`; `window_months` are calendar months from start; `threshold` is a share
    of one.
    """

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="goals")
    key = models.SlugField(max_length=60)
    level = CodeField(codes="goal_levels")
    title = models.CharField(max_length=400)
    outcome = models.CharField(max_length=60, null=True, blank=True)
    numerator = models.CharField(max_length=20, choices=Numerator.choices, null=True, blank=True)
    denominator = models.CharField(max_length=20, choices=Denominator.choices, null=True, blank=True)
    window_months = models.PositiveSmallIntegerField(null=True, blank=True)
    threshold = models.DecimalField(max_digits=4, decimal_places=3, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "key"],
                name="goal_key_once_in_project",
                violation_error_message=_("The project already has a goal with this key."),
            ),
            models.CheckConstraint(
                condition=_COMPUTABLE | _WORDS_ONLY,
                name="goal_computable_whole_or_not_at_all",
                violation_error_message=_(
                    "A goal to be computed needs an outcome, who counts, of whom, the share to reach and its window."
                ),
            ),
            models.CheckConstraint(
                condition=Q(threshold__gt=0, threshold__lte=1),
                name="goal_threshold_is_a_share",
                violation_error_message=_("The share to reach lies between 0 and 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(window_months__gte=1),
                name="goal_window_positive",
                violation_error_message=_("The window is at least one month."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def computable(self) -> bool:
        return self.outcome is not None

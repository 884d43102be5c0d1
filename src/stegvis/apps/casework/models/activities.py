"""Activities and placements: what is done with a person from one day to another, and which days she came."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import Withdrawable

FULL_TIME = 40
"""Hours a week that are a hundred per cent."""
MOST_HOURS_A_WEEK, MOST_HOURS_A_DAY = 60, 24

HOURS_FOR_WHO_CAME = Q(hours__isnull=True) | Q(attended="came", hours__gt=0, hours__lte=MOST_HOURS_A_DAY)


class Activity(Withdrawable):
    """What is done in a case: planned, under way from `on`, and ended on `until` with what came of it.

    `arranged_by` is the party that arranges it, `place` the employer or whoever else takes the person in. `hours` are
    hours a week. What it said before, who changed it and why stay in its history.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="activities")
    method = CodeField(codes="activities")
    project_method = models.ForeignKey("projects.Method", models.PROTECT, null=True, related_name="+")
    kind = CodeField(codes="information_kinds")
    what = EncryptedTextField(null=True)
    arranged_by = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    place = EncryptedTextField(null=True)
    contact = EncryptedTextField(null=True)
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    planned_on = models.DateField(null=True)
    planned_until = models.DateField(null=True)
    on = models.DateField(null=True)
    until = models.DateField(null=True)
    result = CodeField(codes="activity_results", null=True)
    result_why = EncryptedTextField(null=True)

    history = HistoricalRecords(history_change_reason_field=EncryptedTextField(null=True))

    class Meta(Withdrawable.Meta):
        ordering = ["-on", "-pk"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                name="activity_planned_or_begun",
                condition=Q(planned_on__isnull=False) | Q(on__isnull=False),
                violation_error_message=_("Say from which day it is planned, or when it began."),
            ),
            models.CheckConstraint(
                name="activity_until_not_before_on",
                condition=Q(until__isnull=True) | Q(until__gte=F("on")),
                violation_error_message=_("The last day can't be before the first day."),
            ),
            models.CheckConstraint(
                name="activity_planned_until_not_before_planned_on",
                condition=Q(planned_until__isnull=True) | Q(planned_until__gte=F("planned_on")),
                violation_error_message=_("The last planned day can't be before the first."),
            ),
            models.CheckConstraint(
                name="activity_ended_with_a_result",
                condition=Q(result__isnull=True, until__isnull=True, result_why__isnull=True)
                | Q(result="never_begun", on__isnull=True, until__isnull=True)
                | (~Q(result="never_begun") & Q(result__isnull=False, on__isnull=False, until__isnull=False)),
                violation_error_message=_("What has ended has a first day, a last day and what came of it."),
            ),
            models.CheckConstraint(
                name="activity_hours_in_a_week",
                condition=Q(hours__isnull=True) | Q(hours__gt=0, hours__lte=MOST_HOURS_A_WEEK),
                violation_error_message=_("The hours a week lie between 0 and 60."),
            ),
        ]

    @property
    def is_planned(self) -> bool:
        return self.on is None and self.result is None

    @property
    def is_under_way(self) -> bool:
        return self.on is not None and self.result is None


class ActivityDay(Withdrawable):
    """Whether the person came to an activity on a day, and for how many hours."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="days")
    on = models.DateField()
    attended = CodeField(codes="attendance")
    hours = models.DecimalField(max_digits=3, decimal_places=1, null=True)

    history = HistoricalRecords(history_change_reason_field=EncryptedTextField(null=True))

    class Meta(Withdrawable.Meta):
        ordering = ["on"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                name="activityday_once", fields=["activity", "on"], condition=Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="activityday_hours_for_who_came",
                condition=HOURS_FOR_WHO_CAME,
                violation_error_message=_("Hours are noted for who came, at most 24 a day."),
            ),
        ]

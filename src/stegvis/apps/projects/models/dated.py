"""What holds from one day to another, both included."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def holds_on(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row holds on `day`. An empty first day is "not known, but before"."""
    begun = Q(**{f"{prefix}on__isnull": True}) | Q(**{f"{prefix}on__lte": day})
    not_ended = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    return begun & not_ended


class State(models.TextChoices):
    """Where a day lies in relation to something that lasts from one day to another."""

    COMING = "coming", _("Coming")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Finished")


def state_on(day: date, first: date, last: date | None) -> State:
    """Say how something that lasts from `first` to `last`, both included, stands on `day`."""
    if day < first:
        return State.COMING
    return State.ENDED if last is not None and last < day else State.RUNNING


class DatedQuerySet(models.QuerySet):
    def on_day(self, day: date) -> "DatedQuerySet":
        return self.filter(holds_on(day))


class Dated(models.Model):
    """A row that holds from `on` to `until`; an empty `until` is open."""

    on = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("on")),
                name="%(app_label)s_%(class)s_until_not_before_on",
                violation_error_message=_("The last day can't be before the first day."),
            )
        ]

    def state_on(self, day: date) -> State:
        return state_on(day, self.on, self.until)

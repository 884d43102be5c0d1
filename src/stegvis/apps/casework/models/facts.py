"""Dated facts about a person: one typed table each over one base."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import is_shown
from stegvis.apps.projects.fields import CodeField
from stegvis.apps.projects.models import DatedQuerySet


class FactQuerySet(DatedQuerySet):
    def that_count(self) -> "FactQuerySet":
        """Leave out what was replaced or withdrawn, and what a hidden file says."""
        return self.filter(is_shown(), withdrawn_at__isnull=True)


class DatedFact(models.Model):
    """What held for a person from `on` to `until`, both included. An unknown first day is empty, so is an open last.

    A fact is never changed but ended: a correction is a new row that `replaces` the old, which is withdrawn with when,
    by whom and why. `value` names the column that says what the fact is, `of_what` the one that says of what; where
    `one_at_a_time`, a new one ends the one before it that has the same in the columns of `alike`.
    """

    value: ClassVar[str]
    amount: ClassVar[str | None] = None
    of_what: ClassVar[str | None] = None
    one_at_a_time: ClassVar[bool] = False
    alike: ClassVar[tuple[str, ...]] = ()

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    on = models.DateField(null=True)
    until = models.DateField(null=True)
    source = CodeField(codes="fact_sources", default="own")
    batch = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField(null=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_until_not_before_on",
                condition=Q(until__gte=F("on")),
                violation_error_message=_("The last day can't be before the first day."),
            ),
            models.CheckConstraint(
                name="%(class)s_withdrawn_with_a_reason",
                condition=Q(withdrawn_at__isnull=True, why__isnull=True)
                | Q(withdrawn_at__isnull=False, why__isnull=False),
            ),
            # Two files, of which one counts, may both put another row in this one's place.
            models.UniqueConstraint(
                name="%(class)s_replaced_once", fields=["replaces"], condition=Q(batch__isnull=True)
            ),
        ]
        indexes = [
            models.Index(name="%(class)s_of_person", fields=["person", "on"]),
            models.Index(name="%(class)s_of_batch", fields=["batch"], condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class Livelihood(DatedFact):
    value = "code"
    amount = "share"

    code = CodeField(codes="livelihoods")
    share = models.PositiveSmallIntegerField(null=True)

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                name="livelihood_share_is_per_cent",
                condition=Q(share__gte=1, share__lte=100),
                violation_error_message=_("The share lies between 1 and 100 per cent."),
            ),
        ]


class Occupation(DatedFact):
    """`hours` a week, 40 is full time. `supported`: the employer is paid support; only work can be."""

    value = "code"
    amount = "hours"

    code = CodeField(codes="occupations")
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    supported = models.BooleanField(null=True)

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                name="occupation_hours_in_a_week",
                condition=Q(hours__gte=0, hours__lte=80),
                violation_error_message=_("Hours a week lie between 0 and 80."),
            ),
        ]


class AfCategory(DatedFact):
    """The category that Arbetsförmedlingen has the person in."""

    value = "code"
    one_at_a_time = True

    code = CodeField(codes="af_codes")

    class Meta(DatedFact.Meta):
        pass


class Education(DatedFact):
    """Highest finished education."""

    value = "code"
    one_at_a_time = True

    code = CodeField(codes="education")

    class Meta(DatedFact.Meta):
        pass


class Residence(DatedFact):
    value = "code"
    one_at_a_time = True

    code = CodeField(codes="municipalities")

    class Meta(DatedFact.Meta):
        pass


class HouseholdMembership(DatedFact):
    """`household_key` is a keyed hash of the household's number in the owner's own system."""

    value = "household_key"
    one_at_a_time = True

    household_key = models.CharField(max_length=64, db_index=True)

    class Meta(DatedFact.Meta):
        pass


class LanguageLevel(DatedFact):
    """A language from A1 to C2, as the officer judges it and as the person does herself."""

    class Level(models.TextChoices):
        UNKNOWN = "unknown", _("Unknown")
        NONE = "none", _("None")
        A1 = "A1", "A1"
        A2 = "A2", "A2"
        B1 = "B1", "B1"
        B2 = "B2", "B2"
        C1 = "C1", "C1"
        C2 = "C2", "C2"

    class AssessedBy(models.TextChoices):
        OFFICER = "officer", _("Officer")
        PERSON = "person", _("The person")

    value = "level"
    of_what = "language"
    one_at_a_time = True
    alike = ("language", "assessed_by")

    language = CodeField(codes="languages", default="sv")
    level = models.CharField(max_length=10, choices=Level.choices)
    assessed_by = models.CharField(max_length=10, choices=AssessedBy.choices)

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                name="languagelevel_known",
                condition=Q(level__in=("unknown", "none", "A1", "A2", "B1", "B2", "C1", "C2"))
                & Q(assessed_by__in=("officer", "person")),
            ),
        ]


class WorkAbility(DatedFact):
    """How much the person thinks that she could work as things are, from 0 to 10, by her own answer."""

    value = "code"
    one_at_a_time = True

    code = CodeField(codes="work_ability")

    class Meta(DatedFact.Meta):
        pass


class StepLevel(DatedFact):
    """How far the person has come in the five steps from skills portfolio to a job."""

    value = "code"
    one_at_a_time = True

    code = CodeField(codes="activity_steps")

    class Meta(DatedFact.Meta):
        pass


FACTS: Mapping[str, type[DatedFact]] = {
    model._meta.model_name or "": model
    for model in (
        Livelihood,
        Occupation,
        AfCategory,
        Education,
        Residence,
        HouseholdMembership,
        LanguageLevel,
        WorkAbility,
        StepLevel,
    )
}
"""Each kind of fact by its name: livelihood, occupation, afcategory, education, residence, householdmembership,
languagelevel, workability, steplevel."""

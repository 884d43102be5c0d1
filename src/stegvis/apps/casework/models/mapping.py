"""The mapping interview (kartläggning): what the person tells, domain by domain, and the work she has had."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import REPLACED_ONCE, Kept, Withdrawable

FIRST_YEAR, LAST_YEAR = 1930, 2100
TEXTS = ("situation", "resources", "obstacles")
EMPTY = Q(situation__isnull=True, resources__isnull=True, obstacles__isnull=True)


class Mapping(Withdrawable):
    """One mapping in a case, from the first talk to the last. A later mapping stands beside it."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="mappings")
    started_on = models.DateField()
    finished_on = models.DateField(null=True)

    class Meta(Withdrawable.Meta):
        ordering = ["-started_on", "-id"]
        constraints = [
            *Withdrawable.Meta.constraints,
            models.CheckConstraint(
                name="mapping_finished_not_before_started",
                condition=Q(finished_on__gte=F("started_on")),
                violation_error_message=_("The last day can't be before the first day."),
            ),
            models.UniqueConstraint(
                name="mapping_under_way_once_a_case",
                fields=["case"],
                condition=Q(finished_on__isnull=True, withdrawn_at__isnull=True),
            ),
        ]


class MappingCorrection(models.Model):
    """What a mapping's days were before they were corrected, and why. Written once."""

    mapping = models.ForeignKey(Mapping, models.CASCADE, related_name="corrections")
    started_on = models.DateField()
    finished_on = models.DateField(null=True)
    why = EncryptedTextField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mapping_id} {self.started_on}"


class MappingSection(Kept):
    """What was said about one domain. While the mapping is under way it is written on without a reason.

    What the person did not want to talk about is an answer, and has no text.
    """

    class Answer(models.TextChoices):
        TOLD = "told", _("Told")
        DECLINED = "declined", _("Did not want to talk about it")

    mapping = models.ForeignKey(Mapping, models.CASCADE, related_name="sections")
    domain = CodeField(codes="mapping_domains")
    talked_on = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.TOLD)
    situation = EncryptedTextField(null=True)
    resources = EncryptedTextField(null=True)
    obstacles = EncryptedTextField(null=True)

    class Meta(Kept.Meta):
        constraints = [
            REPLACED_ONCE,
            models.CheckConstraint(
                name="mappingsection_reason_only_when_withdrawn",
                condition=Q(why__isnull=True) | Q(withdrawn_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="mappingsection_counts_once_a_domain",
                fields=["mapping", "domain"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="mappingsection_told_with_a_text",
                condition=(Q(answer="told") & ~EMPTY) | (Q(answer="declined") & EMPTY),
                violation_error_message=_("Write something, or say that the person did not want to talk about it."),
            ),
        ]


class HeldOccupation(Kept):
    """Work that the person has had, here or elsewhere, in her own words; an unknown year is empty."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    title = EncryptedTextField()
    ssyk = CodeField(codes="ssyk_2012", null=True)
    country = EncryptedTextField(null=True)
    from_year = models.PositiveSmallIntegerField(null=True)
    until_year = models.PositiveSmallIntegerField(null=True)

    class Meta(Kept.Meta):
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                name="heldoccupation_until_not_before_from",
                condition=Q(until_year__gte=F("from_year")),
                violation_error_message=_("The last year can't be before the first year."),
            ),
            models.CheckConstraint(
                name="heldoccupation_years_make_sense",
                condition=(Q(from_year__isnull=True) | Q(from_year__range=(FIRST_YEAR, LAST_YEAR)))
                & (Q(until_year__isnull=True) | Q(until_year__range=(FIRST_YEAR, LAST_YEAR))),
                violation_error_message=_("Write the years with four digits."),
            ),
        ]
        indexes = [models.Index(name="heldoccupation_of_person", fields=["person"])]

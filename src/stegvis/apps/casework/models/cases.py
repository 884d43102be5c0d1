from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField
from stegvis.apps.projects.models import Dated

from ..states import ENDED, OPEN, STARTED


class CaseValues(models.Model):
    """What a case says, now and in each of its revisions."""

    state = CodeField(codes="case_states")
    referred_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    exited_on = models.DateField(null=True)
    exit_reason = CodeField(codes="exits", null=True)
    months_public_support_before = models.PositiveSmallIntegerField(null=True)
    batch = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


VALUES = tuple(field.name for field in CaseValues._meta.local_fields if field.name != "batch")


class Case(CaseValues):
    """One participation of a person in a project, owned by one organisation. Who comes back has two cases.

    `batch` is the imported file that the values come from, none when a person entered them.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("access.Unit", models.PROTECT, null=True, related_name="+")
    exit_note = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_exit_date_and_reason_both_or_neither",
                condition=Q(exited_on__isnull=True, exit_reason__isnull=True)
                | Q(exited_on__isnull=False, exit_reason__isnull=False),
                violation_error_message=_("An exit needs both a day and a reason."),
            ),
            models.CheckConstraint(
                name="case_exited_when_its_state_says_so",
                condition=Q(state__in=sorted(ENDED), exited_on__isnull=False)
                | (~Q(state__in=sorted(ENDED)) & Q(exited_on__isnull=True)),
                violation_error_message=_("Only a case that has exited has a day of exit."),
            ),
            models.CheckConstraint(
                name="case_started_when_its_state_says_so",
                condition=Q(state__in=sorted(STARTED), started_on__isnull=False)
                | (~Q(state__in=sorted(STARTED)) & Q(started_on__isnull=True)),
                violation_error_message=_("A case has a day of start from when it is under way."),
            ),
            models.CheckConstraint(
                name="case_exit_not_before_start",
                condition=Q(exited_on__gte=F("started_on")),
                violation_error_message=_("The exit can't be before the start."),
            ),
            models.UniqueConstraint(
                name="case_open_once_an_owner_person_and_project",
                fields=["owner", "person", "project"],
                condition=Q(state__in=sorted(OPEN)),
            ),
        ]
        indexes = [
            models.Index(name="case_counts", fields=["owner", "project", "state", "batch"]),
            models.Index(name="case_by_state", fields=["owner", "state", "batch"]),
            models.Index(name="case_by_start", fields=["owner", "-started_on", "-id"]),
            models.Index(name="case_by_exit", fields=["owner", "-exited_on", "-id"]),
            models.Index(name="case_by_unit", fields=["unit", "owner", "state", "batch"]),
            models.Index(name="case_of_unit_by_start", fields=["unit", "-started_on", "-id"]),
            models.Index(name="case_of_batch", fields=["batch"], condition=Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class CaseRevision(CaseValues):
    """The values a case got at one time, by whom or from which file, and why. The latest that counts is the case.

    What was written at an exit is kept here as well: to reopen the case takes it out of the case, and loses nothing.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="revisions")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField(null=True)
    exit_note = EncryptedTextField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(name="revision_of_batch", fields=["batch", "case"], condition=Q(batch__isnull=False)),
            models.Index(name="revision_latest", fields=["case", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.recorded_at:%Y-%m-%d}"


class Responsibility(Dated):
    """Who works with a case, from one day to another; one at a time.

    `handed_over_by` is the colleague who gave it to her, none where she began it; `noted_at` when she took note of it.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="responsibilities")
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    note = EncryptedTextField(null=True)
    handed_over_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="responsibility_noted_where_handed_over",
                condition=Q(noted_at__isnull=True) | Q(handed_over_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="responsibility_open_once_a_case", fields=["case"], condition=Q(until__isnull=True)
            ),
        ]
        indexes = [models.Index(name="responsibility_of_user", fields=["user", "until"])]

    def __str__(self) -> str:
        return f"{self.on}"


class CaseParty(Dated):
    """Another organisation that works with the person in this case, from one day to another."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="case_party_open_once", fields=["case", "organisation"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}"

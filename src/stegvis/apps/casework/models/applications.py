"""A person's own application: what she wrote, until a mapping meeting makes it a case or it comes to nothing."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case


class Application(models.Model):
    """What somebody wrote about herself on the public page. Nothing in it is verified before the mapping meeting.

    When she came there it led to `case`, and name, contact and number stand with the person; what she wrote stays. One
    that comes to nothing leaves no row: see ApplicationCount.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        BOOKED = "booked", _("Booked")
        MAPPED = "mapped", _("Came to the mapping meeting")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    name = EncryptedTextField(null=True)
    reach = EncryptedTextField(null=True)
    number = EncryptedTextField(null=True)
    words = EncryptedTextField()
    is_protected = models.BooleanField(default=False)
    case = models.OneToOneField(Case, models.CASCADE, null=True, related_name="application")

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="application_is_a_case_when_mapped",
                condition=Q(state="mapped", case__isnull=False) | (~Q(state="mapped") & Q(case__isnull=True)),
            ),
            models.CheckConstraint(
                name="application_says_who_until_mapped",
                condition=Q(state="mapped", name__isnull=True, reach__isnull=True, number__isnull=True)
                | (~Q(state="mapped") & Q(name__isnull=False, reach__isnull=False)),
            ),
            models.CheckConstraint(
                name="application_state_known", condition=Q(state__in=("waiting", "booked", "mapped"))
            ),
        ]
        indexes = [models.Index(name="application_inbox", fields=["owner", "state", "received_at"])]

    def __str__(self) -> str:
        return self.key

    @property
    def received_on(self) -> date:
        return timezone.localdate(self.received_at)


class ApplicationContact(models.Model):
    """A try to reach an applicant, and what came of it; a booking has the day of the mapping meeting."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="contacts")
    on = models.DateField()
    came_of = CodeField(codes="application_contacts")
    meeting_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="application_booked_for_a_day",
                condition=Q(came_of="booked", meeting_on__isnull=False)
                | (~Q(came_of="booked") & Q(meeting_on__isnull=True)),
                violation_error_message=_("A booking needs the day of the meeting, and nothing else has one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.came_of}"


class ApplicationCount(models.Model):
    """How many applications of a month came to nothing, for one reason: all that is kept of them."""

    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    month = models.DateField()
    reason = CodeField(codes="application_ends")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="application_counted_once", fields=["project", "owner", "month", "reason"]),
            models.CheckConstraint(name="application_count_of_a_month", condition=Q(month__day=1, number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.reason}"

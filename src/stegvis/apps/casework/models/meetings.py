"""Meetings in a case: when and where, who was called, what each was told, and what each answered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.access.models import InsertOnlyModel
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .plans import Told


class MeetingWhen(models.Model):
    """When and where: a day, from one time to another, in a place or behind a link."""

    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = EncryptedTextField(null=True)
    link = EncryptedTextField(null=True)

    class Meta:
        abstract = True


WHEN = tuple(field.name for field in MeetingWhen._meta.local_fields)


class Meeting(MeetingWhen):
    """A meeting about a person, as it is planned now; `number` tells how often its time or place has been set.

    It was held when it has minutes. One that is not held is cancelled, with why, before its day or after.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="meetings")
    kind = CodeField(codes="meeting_kinds")
    number = models.PositiveSmallIntegerField(default=1)
    booked_at = models.DateTimeField(auto_now_add=True)
    booked_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    cancelled_why = EncryptedTextField(null=True)

    class Meta:
        ordering = ["on", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("The meeting ends after it starts."),
            ),
            models.CheckConstraint(
                name="meeting_has_a_place_or_a_link",
                condition=Q(place__isnull=False) | Q(link__isnull=False),
                violation_error_message=_("Say where you meet, or give the link."),
            ),
            models.CheckConstraint(
                name="meeting_cancelled_with_a_reason",
                condition=Q(cancelled_at__isnull=True, cancelled_why__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_why__isnull=False),
            ),
        ]
        indexes = [models.Index(name="meeting_of_case", fields=["case", "on"])]

    def __str__(self) -> str:
        return self.key

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class MeetingVersion(MeetingWhen, InsertOnlyModel):
    """A time and place that a meeting has had, and why it was moved there."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    why = EncryptedTextField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="meeting_version_once", fields=["meeting", "number"]),
            models.CheckConstraint(
                name="meeting_moved_with_a_reason",
                condition=Q(number=1, why__isnull=True) | Q(number__gt=1, why__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.number}"


class Call(models.Model):
    """Somebody who is called: another organisation, a worker of the own one, or the person where there is neither."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="calls")
    party = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    worker = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="call_of_a_worker_is_of_an_organisation",
                condition=Q(worker__isnull=True) | Q(party__isnull=False),
            ),
            models.UniqueConstraint(
                name="call_of_the_person_once", fields=["meeting"], condition=Q(party__isnull=True)
            ),
            models.UniqueConstraint(
                name="call_of_a_party_once",
                fields=["meeting", "party"],
                condition=Q(party__isnull=False, worker__isnull=True),
            ),
            models.UniqueConstraint(
                name="call_of_a_worker_once", fields=["meeting", "worker"], condition=Q(worker__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.party_id}"


class CallNotice(InsertOnlyModel):
    """That another organisation was told: of a time and place, or that there is no meeting; the disclosure says so."""

    class What(models.TextChoices):
        CALLED = "called", _("Called")
        MOVED = "moved", _("Told that the meeting is moved")
        CANCELLED = "cancelled", _("Told that the meeting is cancelled")

    call = models.ForeignKey(Call, models.PROTECT, related_name="notices")
    version = models.ForeignKey(MeetingVersion, models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, related_name="call_notice")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="notice_of_each_time_once", fields=["call", "version", "what"]),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.what}"


class CallAnswer(Told):
    """What who was called answers about one time: comes, another time, or cannot. The last about it counts."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="answers")
    version = models.ForeignKey(MeetingVersion, models.PROTECT, related_name="+")
    answer = CodeField(codes="call_answers")
    suggested_on = models.DateField(null=True)
    suggested_at = models.TimeField(null=True)
    text = EncryptedTextField(null=True)

    class Meta(Told.Meta):
        constraints = [
            models.CheckConstraint(
                name="call_other_time_is_named",
                condition=Q(answer="other_time", suggested_on__isnull=False, suggested_at__isnull=False)
                | (~Q(answer="other_time") & Q(suggested_on__isnull=True, suggested_at__isnull=True)),
                violation_error_message=_("Say which other time you suggest."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.answer}"

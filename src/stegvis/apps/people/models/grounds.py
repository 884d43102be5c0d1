"""What lets one organisation hand over information about a person to another."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.projects.fields import CodeField

from .person import new_key

CONSENT = "consent"


def in_force(at: datetime, prefix: str = "") -> Q:
    """Return the condition that a ground holds at the instant `at`: days are Swedish ones, both included.

    Given by then, within its days, and not withdrawn by then: at the very instant of the withdrawal it is gone.
    """
    day = timezone.localdate(at)
    given = Q(**{f"{prefix}given_at__lte": at}) & Q(**{f"{prefix}since__lte": day})
    lasts = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    kept = Q(**{f"{prefix}withdrawn_at__isnull": True}) | Q(**{f"{prefix}withdrawn_at__gt": at})
    return given & lasts & kept


class Ground(models.Model):
    """A consent, or a provision of the law, that breaks the secrecy between organisations for one purpose.

    `person` is the row of the organisation that took it, its keeper. Other organisations that it names know of it by a
    `GroundHolding`. Lines say what may go where; a ground is never changed but withdrawn, and another one recorded.
    When its keeper removes the person, who holds it keeps it; without a holder `person` is none as long as something
    that was handed over rests on it.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="grounds")
    rule = CodeField(codes="secrecy_rules")
    cites = models.CharField(max_length=200, blank=True)
    purpose = CodeField(codes="disclosure_purposes")
    since = models.DateField()
    until = models.DateField(null=True)
    given_at = models.DateTimeField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    note = EncryptedTextField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    withdrawal_note = EncryptedTextField(null=True)
    followed_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="follows")

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="ground_until_not_before_since",
                condition=Q(until__gte=F("since")),
                violation_error_message=_("The last day can't be before the first day."),
            ),
            models.CheckConstraint(
                name="ground_withdrawn_not_before_given",
                condition=Q(withdrawn_at__gte=F("given_at")),
                violation_error_message=_("It can't be withdrawn before it was given."),
            ),
            models.CheckConstraint(
                name="ground_followed_only_when_withdrawn",
                condition=Q(followed_by__isnull=True) | Q(withdrawn_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="ground_expiring", fields=["until"], condition=Q(withdrawn_at__isnull=True))]

    def __str__(self) -> str:
        return self.key

    @property
    def is_consent(self) -> bool:
        return self.rule == CONSENT

    def is_in_force(self, at: datetime) -> bool:
        """Say of this row what `in_force` says of rows in the database."""
        day = timezone.localdate(at)
        lasts = self.since <= day and (self.until is None or day <= self.until)
        return self.given_at <= at and lasts and (self.withdrawn_at is None or at < self.withdrawn_at)


class GroundLine(models.Model):
    """One box of the form: this kind of information from this organisation to that one, yes or no."""

    ground = models.ForeignKey(Ground, models.PROTECT, related_name="lines")
    sender = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    kind = CodeField(codes="information_kinds")
    given = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="ground_line_once", fields=["ground", "sender", "receiver", "kind"]),
            models.CheckConstraint(name="ground_line_between_two", condition=~Q(sender=F("receiver"))),
        ]
        indexes = [models.Index(name="ground_line_way", fields=["sender", "receiver", "kind"])]

    def __str__(self) -> str:
        return f"{self.sender_id} {self.receiver_id} {self.kind}"


class GroundHolding(models.Model):
    """That another organisation has been told of a ground, and whom of its own persons it concerns."""

    ground = models.ForeignKey(Ground, models.PROTECT, related_name="holdings")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="held_grounds")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="ground_held_once", fields=["ground", "person"])]

    def __str__(self) -> str:
        return f"{self.ground_id} {self.person_id}"


class Consent(models.Model):
    """How a consent was taken. The signed form is a document; a consent whose form is missing says so and stands."""

    class Form(models.TextChoices):
        PAPER = "paper", _("On paper, signed")
        SPOKEN = "spoken", _("Spoken, noted by the officer")

    class Interpreter(models.TextChoices):
        NONE = "none", _("None")
        THERE = "there", _("In the room")
        REMOTE = "remote", _("By phone or screen")

    ground = models.OneToOneField(Ground, models.PROTECT, related_name="consent")
    form = models.CharField(max_length=10, choices=Form.choices)
    language = CodeField(codes="languages")
    interpreter = models.CharField(max_length=10, choices=Interpreter.choices, default=Interpreter.NONE)
    taken_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_form_known",
                condition=Q(form__in=("paper", "spoken"), interpreter__in=("none", "there", "remote")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.ground_id}"

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case


class Referral(models.Model):
    """How a case came in: the way, from which organisation where one sent it, the day, and what was decided."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.OneToOneField(Case, models.CASCADE, related_name="referral")
    way_in = CodeField(codes="referral_sources", default="unknown")
    sender = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    referred_on = models.DateField()
    decision = CodeField(codes="referral_decisions", null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="referral_decision_and_day_both_or_neither",
                condition=Q(decision__isnull=True, decided_on__isnull=True)
                | Q(decision__isnull=False, decided_on__isnull=False),
                violation_error_message=_("A decision needs its day."),
            ),
            models.CheckConstraint(
                name="referral_decided_not_before_referred",
                condition=Q(decided_on__gte=F("referred_on")),
                violation_error_message=_("The decision can't be before the referral."),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class SentReferral(models.Model):
    """A person whom one organisation has referred, or transferred, to another for a project.

    What the receiver knows is the copy in `disclosure`; what the sender is told are its events, as long as `ground`
    holds. `case` is the receiver's own and never read for the sender. `person` is the sender's, none once it has
    removed her. `referred_on` is the day from which she waits,
    earlier than `sent_at` where the referral first came on paper.
    """

    class Kind(models.TextChoices):
        REFERRAL = "referral", _("Referral")
        TRANSFER = "transfer", _("Transfer of a case")

    class Stage(models.TextChoices):
        SENT = "sent", _("Waits")
        QUESTION = "question", _("Waits for an answer")
        TAKEN = "taken", _("Taken up")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.REFERRAL)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    sender = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("access.Unit", models.PROTECT, null=True, related_name="+")
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, related_name="+")
    ground = models.ForeignKey("people.Ground", models.PROTECT, related_name="+")
    referred_on = models.DateField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.SENT)
    settled_at = models.DateTimeField(null=True)
    decision = CodeField(codes="referral_decisions", null=True)
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="sent_referrals")

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="sent_referral_between_two", condition=~Q(sender=F("receiver"))),
            models.CheckConstraint(
                name="sent_referral_stage_known",
                condition=Q(
                    stage__in=("sent", "question", "taken", "declined", "withdrawn"), kind__in=("referral", "transfer")
                ),
            ),
            models.CheckConstraint(
                name="sent_referral_settled_when_its_stage_says_so",
                condition=Q(stage__in=("sent", "question"), settled_at__isnull=True)
                | (~Q(stage__in=("sent", "question")) & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="sent_referral_declined_with_its_reason",
                condition=Q(stage="declined", decision__isnull=False)
                | (~Q(stage="declined") & Q(decision__isnull=True)),
            ),
            models.CheckConstraint(
                name="sent_referral_has_a_case_only_when_taken", condition=Q(case__isnull=True) | Q(stage="taken")
            ),
            models.UniqueConstraint(
                name="sent_referral_waits_once_a_person_and_receiver",
                fields=["person", "project", "receiver"],
                condition=Q(stage__in=("sent", "question")),
                violation_error_message=_("The person is already referred there, and it waits."),
            ),
        ]
        indexes = [
            models.Index(name="sent_referral_inbox", fields=["receiver", "stage", "sent_at"]),
            models.Index(name="sent_referral_sent", fields=["sender", "-sent_at"]),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def waits(self) -> bool:
        return self.stage in WAITING


WAITING = frozenset({SentReferral.Stage.SENT, SentReferral.Stage.QUESTION})


class ReferralEvent(models.Model):
    """Something that happened to a referral, at which organisation. Written once.

    `text` is read by the organisation that wrote it, and of a question or an answer by the other one as well. `state`
    is what the sender was told that day, and no more than that.
    """

    class What(models.TextChoices):
        SENT = "sent", _("Sent")
        OPENED = "opened", _("Opened")
        QUESTION = "question", _("Question")
        ANSWER = "answer", _("Answer")
        TOLD = "told", _("State told to the sender")
        TAKEN = "taken", _("Taken up")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")
        REOPENED = "reopened", _("Reopened")

    referral = models.ForeignKey(SentReferral, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=What.choices)
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    state = CodeField(codes="referral_states", null=True)
    decision = CodeField(codes="referral_decisions", null=True)
    text = EncryptedTextField(null=True)
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="referral_event_tells_a_state_or_none",
                condition=Q(what="told", state__isnull=False) | (~Q(what="told") & Q(state__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral_id} {self.what}"

"""What has been handed over from one organisation to another, on what, and what was asked for."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedJSONField, EncryptedTextField
from stegvis.apps.access.models import InsertOnlyModel
from stegvis.apps.projects.fields import CodeField

from .grounds import Ground, in_force
from .person import new_key


class StandingView(models.Model):
    """That one organisation answers another's requests at once, for one purpose, with these kinds of information.

    Off until the sender's administrator records on what law it rests. It hands over copies like any other disclosure.
    """

    sender = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    purpose = CodeField(codes="disclosure_purposes")
    kinds = models.JSONField()
    legal_support = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(name="standing_view_between_two", condition=~Q(sender=F("receiver"))),
            models.CheckConstraint(name="standing_view_has_legal_support", condition=~Q(legal_support="")),
            models.CheckConstraint(name="standing_view_until_not_before_since", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.sender_id} {self.receiver_id}"


class Disclosure(InsertOnlyModel):
    """A handing over (utlämnande). `copy` is what was handed over, as it stood then; `digest` is the copy's SHA-256.

    It is read as that copy by both sides, and never changes. `person` is the sender's, none once the sender has removed
    her and the receiver keeps its copy. `to_user` is the colleague it is meant for at the
    receiver; without one it waits for those who see all that comes in.
    """

    class Way(models.TextChoices):
        HERE = "here", _("In Stegvis")
        PAPER = "paper", _("On paper")
        SPOKEN = "spoken", _("Spoken, at a meeting or by phone")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="disclosures")
    sender = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    receiver = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    to_user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    purpose = CodeField(codes="disclosure_purposes")
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.HERE)
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    is_protected = models.BooleanField(default=False)
    copy = EncryptedJSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="disclosure_between_two", condition=~Q(sender=F("receiver"))),
            models.CheckConstraint(name="disclosure_way_known", condition=Q(way__in=("here", "paper", "spoken"))),
        ]
        indexes = [models.Index(name="disclosure_received", fields=["receiver", "-at"])]

    def __str__(self) -> str:
        return self.key


class DisclosedKind(InsertOnlyModel):
    """One kind of information in a disclosure, and what it rested on: a ground or a standing view."""

    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="kinds")
    kind = CodeField(codes="information_kinds")
    ground = models.ForeignKey(Ground, models.PROTECT, null=True, related_name="+")
    standing_view = models.ForeignKey(StandingView, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="disclosed_kind_once", fields=["disclosure", "kind"]),
            models.CheckConstraint(
                name="disclosed_kind_rests_on_one_thing",
                condition=Q(ground__isnull=False, standing_view__isnull=True)
                | Q(ground__isnull=True, standing_view__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Reception(models.Model):
    """In whose file at the receiver a disclosure was put. Until then it lies in the receiver's inbox.

    `person` is none once the receiver has removed her: then nobody reads the copy there any more.
    """

    disclosure = models.OneToOneField(Disclosure, models.PROTECT, related_name="reception")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="receptions")
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.disclosure_id}"


class DisclosureRequest(models.Model):
    """One organisation's question for information that another may have about a person.

    Asking says who the person is: that is the disclosure `introduction`, on a ground of the asker's own. The answer
    is given, refused, or that there is nothing, which is also said when the person is not known.
    """

    class Answer(models.TextChoices):
        GIVEN = "given", _("Handed over")
        REFUSED = "refused", _("Not handed over")

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    introduction = models.OneToOneField(Disclosure, models.PROTECT, related_name="request")
    kinds = models.JSONField()
    message = EncryptedTextField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    reason = EncryptedTextField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    disclosure = models.OneToOneField(Disclosure, models.PROTECT, null=True, related_name="answers")

    kept_until_answered: ClassVar[frozenset[str]] = frozenset({"introduction_id", "kinds", "message"})

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="request_answer_and_instant_both_or_neither",
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="request_given_with_its_disclosure",
                condition=Q(answer="given", disclosure__isnull=False)
                | (~Q(answer="given") & Q(disclosure__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.key


def standing(at: object, sender_id: int, receiver_id: int, purpose: str) -> models.QuerySet[StandingView]:
    """Return the standing views in force at an instant from one organisation to another."""
    ways = StandingView.objects.filter(sender=sender_id, receiver=receiver_id, purpose=purpose)
    return ways.filter(in_force(at))  # type: ignore[arg-type]

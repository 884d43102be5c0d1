from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField


class SubjectRequest(models.Model):
    """A person's request to an organisation, and its answer: for what it keeps about her, or that all of it be erased.

    Articles 15 and 17 of the GDPR. The extract is made anew each time and kept nowhere; `digest` is the SHA-256 of the
    latest, so that what was handed over can be told from anything else. Erasure that is granted lets the person come on
    the next list of what is to be removed; `ground` is what the decision rests on.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", _("A copy of what is kept")
        ERASURE = "erasure", _("Erasure of what is kept")

    class Way(models.TextChoices):
        VISIT = "visit", _("At a visit")
        LETTER = "letter", _("By letter")
        PHONE = "phone", _("By phone")
        DIGITAL = "digital", _("Through the organisation's e-service")

    class Identity(models.TextChoices):
        SHOWN = "shown", _("Showed an identity document")
        ELECTRONIC = "electronic", _("Signed in with e-identification")
        KNOWN = "known", _("Is known to whoever took the request")
        REGISTERED = "registered", _("Is answered to the registered address")

    class Outcome(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed over")
        GRANTED = "granted", _("Granted: everything is erased")
        TAKEN_BACK = "taken_back", _("Taken back by the person")
        REFUSED = "refused", _("Refused")

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    kind = models.CharField(_("What was asked for"), max_length=8, choices=Kind.choices, default=Kind.ACCESS)
    asked_on = models.DateField(_("Asked on"))
    way = models.CharField(_("How she asked"), max_length=10, choices=Way.choices)
    identity = models.CharField(_("How it is known that it is she"), max_length=10, choices=Identity.choices)
    due_on = models.DateField(_("To be answered by"))
    extended_why = EncryptedTextField(_("Why it takes longer"), null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True)
    outcome = models.CharField(_("Outcome"), max_length=12, choices=Outcome.choices, blank=True)
    ground = CodeField(codes="erasure_grounds", verbose_name=_("Ground"), null=True)
    closed_why = EncryptedTextField(_("Why"), null=True)
    closed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("Request for a copy of what is kept")
        ordering = ["closed_on", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(name="subject_request_due_after_asked", condition=Q(due_on__gt=F("asked_on"))),
            models.CheckConstraint(
                name="subject_request_closed_with_an_outcome",
                condition=Q(closed_on__isnull=True, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="subject_request_outcome_known",
                condition=Q(kind="access", outcome__in=("", "handed_over", "taken_back", "refused"))
                | Q(kind="erasure", outcome__in=("", "granted", "taken_back", "refused")),
            ),
            models.CheckConstraint(
                name="subject_request_erasure_decided_on_a_ground",
                condition=Q(kind="erasure", outcome__in=("granted", "refused"), ground__isnull=False)
                | (~Q(kind="erasure", outcome__in=("granted", "refused")) & Q(ground__isnull=True)),
            ),
            models.CheckConstraint(
                name="subject_request_hands_over_what_was_made",
                condition=~Q(outcome="handed_over") | Q(made_at__isnull=False),
            ),
            models.CheckConstraint(
                name="subject_request_refused_with_a_reason",
                condition=~Q(outcome="refused") | Q(closed_why__isnull=False),
            ),
            models.UniqueConstraint(
                name="subject_request_one_open", fields=["person", "kind"], condition=Q(closed_on__isnull=True)
            ),
        ]
        indexes = [
            models.Index(name="subject_request_waiting", fields=["organisation", "closed_on", "due_on"]),
            models.Index(
                name="subject_request_granted", fields=["organisation", "person"], condition=Q(outcome="granted")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.asked_on:%Y-%m-%d}"

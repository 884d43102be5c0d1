"""The multidisciplinary assessment: each profession's own view, and what they conclude together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case
from .kept import Kept, Withdrawable


class Assessment(Withdrawable):
    """An occasion on which several professions judge whether a return to work is possible."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="assessments")
    on = models.DateField()

    class Meta(Withdrawable.Meta):
        ordering = ["-on", "-id"]


class AssessmentView(Kept):
    """One profession's view. `organisation` is the authority whose view it is, and so the row's origin.

    Another authority's view was told at the meeting, on a `ground` in force then, or stands in a `disclosure` received.
    """

    class Way(models.TextChoices):
        OWN = "own", _("Our own view")
        TOLD = "told", _("Told at the meeting")
        RECEIVED = "received", _("Handed over to us")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="views")
    profession = CodeField(codes="professions")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    assessor = EncryptedTextField(null=True)
    kind = CodeField(codes="information_kinds")
    text = EncryptedTextField()
    return_to_work = CodeField(codes="return_to_work")
    way = models.CharField(max_length=10, choices=Way.choices)
    ground = models.ForeignKey("people.Ground", models.PROTECT, null=True, related_name="+")
    disclosure = models.ForeignKey("people.Disclosure", models.PROTECT, null=True, related_name="+")

    class Meta(Kept.Meta):
        ordering = ["id"]
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                name="assessmentview_came_on_something",
                condition=Q(way="own", ground__isnull=True, disclosure__isnull=True)
                | Q(way="told", ground__isnull=False, disclosure__isnull=True)
                | Q(way="received", ground__isnull=True, disclosure__isnull=False),
            ),
        ]


class JointConclusion(Kept):
    """What the professions conclude together. Where they differ, `differs` says how; nothing is averaged."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="conclusions")
    on = models.DateField()
    text = EncryptedTextField()
    return_to_work = CodeField(codes="return_to_work")
    all_agree = models.BooleanField()
    differs = EncryptedTextField(null=True)

    class Meta(Kept.Meta):
        constraints = [
            *Kept.Meta.constraints,
            models.UniqueConstraint(
                name="jointconclusion_one_counts", fields=["assessment"], condition=Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="jointconclusion_says_how_it_differs",
                condition=Q(all_agree=True, differs__isnull=True) | Q(all_agree=False, differs__isnull=False),
                violation_error_message=_("Say how the views differ when not all agree."),
            ),
        ]


class ProposedMeasure(models.Model):
    """A measure that the conclusion proposes for what the person needs, and who could give it."""

    conclusion = models.ForeignKey(JointConclusion, models.CASCADE, related_name="measures")
    text = EncryptedTextField()
    kind = CodeField(codes="information_kinds")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.conclusion_id} {self.pk}"

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.projects.fields import CodeField

from .facts import DatedFact


class Attestation(DatedFact):
    """What somebody judged about a person on a day (`on`), since no register says it: yes, no, or not known yet.

    `recorded_by` is who answers for it, `basis` what it rests on. A later day's judgement takes over from an earlier
    one; one that was wrong from the start is corrected like any dated fact.
    """

    class Says(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known yet")

    value = "about"

    about = CodeField(codes="judgements")
    says = models.CharField(max_length=10, choices=Says.choices)
    basis = CodeField(codes="judgement_bases")
    note = EncryptedTextField(null=True)

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                name="attestation_is_judged_on_a_day", condition=Q(on__isnull=False, until__isnull=True)
            ),
            models.CheckConstraint(name="attestation_says_known", condition=Q(says__in=("yes", "no", "unknown"))),
        ]

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.casework.models.kept import REPLACED_ONCE, WITHDRAWN_WITH_A_REASON, Kept
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

MOST_DAYS = 3650


class Deviation(Kept):
    """One wording of a deviation: what stopped between organisations, without the person whose case showed it.

    Nothing here leads to a person: no key, no day, and no row of a person's leads here either (docs/adr/0008). `line`
    is the same in all wordings of one deviation, and at most one of them stands. `month` is its first day. `lacked` is
    where it stopped, `waited` who waited there or came with the contrary.
    """

    line = models.CharField(max_length=20, default=new_key, db_index=True)
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    month = models.DateField()
    municipality = CodeField(codes="municipalities", null=True)
    category = CodeField(codes="deviations")
    level = CodeField(codes="levels")
    lacked = CodeField(codes="agencies")
    waited = CodeField(codes="agencies", null=True)
    rests_on = CodeField(codes="deviation_bases")
    agreement = models.ForeignKey("projects.Agreement", models.PROTECT, null=True, related_name="+")
    rule = EncryptedTextField(null=True)
    what = EncryptedTextField()
    consequence = CodeField(codes="consequences")
    days_lost = models.PositiveSmallIntegerField(null=True)
    proposal = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            WITHDRAWN_WITH_A_REASON,
            REPLACED_ONCE,
            models.UniqueConstraint(
                name="deviation_stands_once", fields=["line"], condition=Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(
                name="deviation_month_is_a_first",
                condition=Q(month__day=1),
                violation_error_message=_("The month is given by its first day."),
            ),
            models.CheckConstraint(
                name="deviation_agreement_where_it_rests_on_one",
                condition=Q(agreement__isnull=True) | Q(rests_on="agreement"),
                violation_error_message=_("An agreement is named where the deviation rests on one."),
            ),
            models.CheckConstraint(
                name="deviation_days_lost_within_ten_years",
                condition=Q(days_lost__isnull=True) | Q(days_lost__lte=MOST_DAYS),
                violation_error_message=_("The days lost are at most ten years."),
            ),
        ]
        indexes = [
            models.Index(name="deviation_of_organisation", fields=["organisation", "-month"]),
            models.Index(name="deviation_of_project", fields=["project", "-month"]),
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def key(self) -> str:
        """What the log calls the deviation."""
        return self.line

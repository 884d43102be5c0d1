from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormReview(models.Model):
    """That somebody has read one version of a translated consent form and found it right, as an organisation says.

    It lets the organisation print the translation. One that was recorded by mistake is withdrawn, and kept.
    """

    organisation = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    language = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    reviewed_by = models.CharField(max_length=200)
    reviewed_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["language", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="form_review_once",
                fields=["organisation", "language", "version"],
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_("This version has been reviewed already."),
            ),
            models.CheckConstraint(
                name="form_review_by_somebody",
                condition=~Q(reviewed_by=""),
                violation_error_message=_("Write who has reviewed the translation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.language} {self.version}"

from django.db import models
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook

ASSOCIATION = "association"


class Organisation(models.Model):
    """An authority, a provider or an association: each its own controller of personal data, with secrecy around it.

    One that leaves takes in nothing new from `leaving_on` on; when all it kept is gone, it has left (`left_on`).
    """

    name = models.CharField(_("Name"), max_length=200, unique=True)
    kind = models.CharField(_("Kind"), max_length=40)
    principal = models.CharField(_("Principal"), max_length=200, blank=True)
    municipality_code = models.CharField(_("Municipality"), max_length=4, blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    retention_months = models.PositiveSmallIntegerField(_("Months that cases are kept"), null=True, blank=True)
    allows_local_sign_in = models.BooleanField(_("Sign-in with password"), default=True)
    leaving_on = models.DateField(_("Leaves from"), null=True, blank=True, editable=False)
    left_on = models.DateField(_("Left"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("Organisation")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="organisation_kind_is_an_agency", condition=models.Q(kind__in=codebook.load("agencies").codes)
            ),
            models.CheckConstraint(
                name="organisation_retention_is_a_time",
                condition=models.Q(retention_months__isnull=True) | models.Q(retention_months__gt=0),
            ),
            models.CheckConstraint(
                name="organisation_left_after_it_began_to_leave",
                condition=models.Q(left_on__isnull=True)
                | models.Q(leaving_on__isnull=False, left_on__gte=models.F("leaving_on")),
            ),
            models.CheckConstraint(
                name="organisation_of_the_association_stays",
                condition=models.Q(leaving_on__isnull=True) | ~models.Q(kind=ASSOCIATION),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_association(self) -> bool:
        return self.kind == ASSOCIATION

    @property
    def is_leaving(self) -> bool:
        return self.leaving_on is not None


class Unit(models.Model):
    """A part of an organisation, with its own reach for unit managers."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="units")
    name = models.CharField(_("Name"), max_length=200)

    class Meta:
        verbose_name = _("Unit")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="unit_name_is_unique_in_it", fields=["organisation", "name"])]

    def __str__(self) -> str:
        return self.name

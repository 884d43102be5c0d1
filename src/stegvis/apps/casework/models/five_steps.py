"""The five steps: the person's portfolio, occupations that are possible, what each lacks, applications and CVs.

All of it is the person's, so that it stays with her from one case to the next.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .kept import Kept, Withdrawable
from .mapping import FIRST_YEAR, LAST_YEAR


class PortfolioItem(Kept):
    """Something the person has done, learnt or can, in her own words, and what shows it; an unknown year is empty."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = CodeField(codes="portfolio_kinds")
    title = EncryptedTextField()
    place = EncryptedTextField(null=True)
    level = EncryptedTextField(null=True)
    text = EncryptedTextField(null=True)
    from_year = models.PositiveSmallIntegerField(null=True)
    until_year = models.PositiveSmallIntegerField(null=True)
    proof = CodeField(codes="portfolio_proofs", default="own_word")
    document = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")

    class Meta(Kept.Meta):
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                name="portfolioitem_until_not_before_from",
                condition=Q(until_year__gte=F("from_year")),
                violation_error_message=_("The last year can't be before the first year."),
            ),
            models.CheckConstraint(
                name="portfolioitem_years_make_sense",
                condition=(Q(from_year__isnull=True) | Q(from_year__range=(FIRST_YEAR, LAST_YEAR)))
                & (Q(until_year__isnull=True) | Q(until_year__range=(FIRST_YEAR, LAST_YEAR))),
                violation_error_message=_("Write the years with four digits."),
            ),
        ]
        indexes = [models.Index(name="portfolioitem_of_person", fields=["person"])]


class PossibleOccupation(Kept):
    """Work that the person could have, in her own words, with its unit group; what it lacks hangs on it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    title = EncryptedTextField()
    ssyk = CodeField(codes="ssyk_2012_units")
    reason = EncryptedTextField(null=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(name="possibleoccupation_of_person", fields=["person"])]


class MissingSkill(Kept):
    """What the person lacks for an occupation, how it can be gained, who sees to it and by when; and when it was."""

    occupation = models.ForeignKey(PossibleOccupation, models.CASCADE, related_name="missing")
    what = EncryptedTextField()
    how = EncryptedTextField(null=True)
    who = EncryptedTextField(null=True)
    due = models.DateField(null=True)
    gained_on = models.DateField(null=True)

    class Meta(Kept.Meta):
        pass


class JobApplication(Kept):
    """A job, a placement or a training that the person has applied for, and what was answered."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    kind = CodeField(codes="application_kinds")
    title = EncryptedTextField()
    employer = EncryptedTextField(null=True)
    sent_on = models.DateField()
    answer = CodeField(codes="application_answers", default="waiting")
    answered_on = models.DateField(null=True)

    class Meta(Kept.Meta):
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                name="jobapplication_answered_on_a_day",
                condition=Q(answer="waiting", answered_on__isnull=True)
                | (~Q(answer="waiting") & Q(answered_on__isnull=False)),
                violation_error_message=_("An answer has its day, and what waits has none."),
            ),
            models.CheckConstraint(
                name="jobapplication_answered_not_before_sent",
                condition=Q(answered_on__gte=F("sent_on")),
                violation_error_message=_("The answer can't come before the application was sent."),
            ),
        ]
        indexes = [models.Index(name="jobapplication_of_person", fields=["person"])]


class Cv(Withdrawable):
    """A CV as the person wants it: what she says of herself, which contact details, and which items in which order.

    It is written on as long as it is needed; what was handed to somebody on paper is theirs.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    title = EncryptedTextField()
    about = EncryptedTextField(null=True)
    shows_phone = models.BooleanField(default=False)
    shows_email = models.BooleanField(default=False)
    shows_address = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta(Withdrawable.Meta):
        indexes = [models.Index(name="cv_of_person", fields=["person"])]


class CvLine(models.Model):
    """An item of the portfolio in a CV, in the person's order."""

    cv = models.ForeignKey(Cv, models.CASCADE, related_name="lines")
    item = models.ForeignKey(PortfolioItem, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(name="cv_item_once", fields=["cv", "item"])]

    def __str__(self) -> str:
        return f"{self.cv_id} {self.place}"

"""Two rows of one person in one organisation, and two persons who look alike: see docs/adr/0012."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedJSONField, EncryptedTextField

from .person import new_key


class PersonMerge(models.Model):
    """That `merged` is the same person as `kept`, from `at` until it is undone.

    `filled` holds what the kept row got from the other: field by field what stood there before, and what then.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    kept = models.ForeignKey("people.Person", models.PROTECT, related_name="merges")
    merged = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField()
    filled = EncryptedJSONField(default=dict)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    undone_why = EncryptedTextField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="merge_of_two_rows", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(
                name="merge_undone_with_a_reason",
                condition=Q(undone_at__isnull=True, undone_why__isnull=True)
                | Q(undone_at__isnull=False, undone_why__isnull=False),
                violation_error_message=_("Say why they are two persons."),
            ),
            models.CheckConstraint(name="merge_undone_after_it_was_made", condition=Q(undone_at__gte=F("at"))),
            models.UniqueConstraint(
                name="merged_once_at_a_time", fields=["merged"], condition=Q(undone_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.key


class MergedRow(models.Model):
    """Whose a row of a table was when two rows of a person were merged, and what has become of it.

    The column `field` of the row leads to the person. What is in no such row has come since.
    """

    class What(models.TextChoices):
        MOVED = "moved", _("Moved to the row that is kept")
        STAYED = "stayed", _("Was the kept row's already")
        WENT = "went", _("Came later, and went along when it was undone")

    merge = models.ForeignKey(PersonMerge, models.PROTECT, related_name="rows")
    table = models.CharField(max_length=60)
    field = models.CharField(max_length=30)
    row = models.BigIntegerField()
    what = models.CharField(max_length=10, choices=What.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="merged_row_once", fields=["merge", "table", "field", "row"]),
            models.CheckConstraint(name="merged_row_what_known", condition=Q(what__in=("moved", "stayed", "went"))),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class TwoPersons(models.Model):
    """A decision that two rows that look alike are two persons. They are not offered as one again.

    The row with the lower number is `one`. Who finds that it was wrong takes the decision back, with why.
    """

    one = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    why = EncryptedTextField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    taken_back_why = EncryptedTextField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="two_persons_in_order", condition=Q(one__lt=F("other"))),
            models.CheckConstraint(
                name="two_persons_taken_back_with_a_reason",
                condition=Q(taken_back_at__isnull=True, taken_back_why__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_why__isnull=False),
            ),
            models.UniqueConstraint(
                name="two_persons_once_a_pair", fields=["one", "other"], condition=Q(taken_back_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"

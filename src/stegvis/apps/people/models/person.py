import secrets

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from stegvis.apps.access.encryption import EncryptedDateField, EncryptedTextField, LookupField
from stegvis.apps.projects.fields import CodeField
from stegvis.core import codebook

from ..names import same_name

PROTECTED = codebook.protection.flagged("protected")


def new_key() -> str:
    """Return a random key: it tells nothing, not even which row came first."""
    return secrets.token_urlsafe(12)


def scoped(owner_id: int, number: str) -> str:
    """Return what a personal number is looked up by: the same number of two owners looks different in the database."""
    return f"{owner_id}:{number}"


class Person(models.Model):
    """A person as one organisation knows her. The same human at two organisations is two rows that nothing links.

    `number` is a personal or coordination number of twelve digits. Of the birth date only the year is in the clear,
    for statistics. `batch` is the imported file that made the row, none when it was made or has been kept by hand.
    `merged_into` is the row of the same person that counts instead of this one (docs/adr/0012).
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    owner = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    number = EncryptedTextField(null=True)
    number_lookup = LookupField(of="scoped_number", null=True)
    given_name = EncryptedTextField(null=True)
    family_name = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    email = EncryptedTextField(null=True)
    address = EncryptedTextField(null=True)
    birth_date = EncryptedDateField(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = CodeField(codes="sex", default="unknown")
    arrival_year = models.PositiveSmallIntegerField(null=True)
    birth_region = CodeField(codes="birth_regions", null=True)
    language = models.CharField(max_length=8, blank=True)
    protection = CodeField(codes="protection", default="none")
    municipality = CodeField(codes="municipalities", null=True)
    registered_at = models.DateTimeField(auto_now_add=True)
    registered_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    batch = models.BigIntegerField(null=True, db_index=True)
    alike_lookup = LookupField(of="alike", null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_rows")

    history = HistoricalRecords(
        excluded_fields=["number_lookup", "alike_lookup", "merged_into"],
        history_change_reason_field=EncryptedTextField(null=True),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="person_number_once_an_owner", fields=["owner", "number_lookup"]),
            models.CheckConstraint(
                name="person_arrived_after_birth",
                condition=Q(arrival_year__isnull=True)
                | Q(birth_year__isnull=True)
                | Q(arrival_year__gte=models.F("birth_year")),
            ),
            models.CheckConstraint(
                name="person_merged_into_another_and_without_a_number",
                condition=Q(merged_into__isnull=True) | Q(number_lookup__isnull=True) & ~Q(merged_into=models.F("id")),
            ),
        ]
        indexes = [
            models.Index(name="person_alike", fields=["owner", "alike_lookup"], condition=Q(alike_lookup__isnull=False))
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def scoped_number(self) -> str | None:
        return scoped(self.owner_id, self.number) if self.number else None

    @property
    def alike(self) -> str | None:
        """Return what two rows of one person have in common: the name however written, and the birth date."""
        name = same_name((self.given_name, self.family_name))
        return scoped(self.owner_id, f"{self.birth_date:%Y%m%d} {name}") if name and self.birth_date else None

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def is_protected(self) -> bool:
        return self.protection in PROTECTED


class NameKey(models.Model):
    """One keyed hash of the beginning of one of a person's names; see docs/adr/0004-name-search.md."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="name_keys")
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="name_key_once_a_person", fields=["key", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id}"

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _


class InsertOnly(Exception):
    """An attempt to change or delete a row of the log."""


class InsertOnlyRows(models.QuerySet["LogEntry"]):
    def update(self, **changes: Any) -> NoReturn:
        raise InsertOnly

    def delete(self) -> NoReturn:
        raise InsertOnly

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise InsertOnly


class InsertOnlyModel(models.Model):
    """Rows that are written once. The database refuses updates and deletes as well (`database_rules`)."""

    objects: ClassVar[models.Manager] = InsertOnlyRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise InsertOnly
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise InsertOnly


class LogEntry(InsertOnlyModel):
    """Who did or read what, when. Names of fields and kinds; never a value.

    Organisation and user are numbers rather than foreign keys: the log outlives what it tells about.
    """

    at = models.DateTimeField(_("When"), db_index=True)
    viewer = models.CharField(_("Who"), max_length=200)
    user_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    act = models.CharField(_("What"), max_length=100)
    refused = models.BooleanField(_("Refused"), default=False)
    person_key = models.CharField(_("Person"), max_length=40, blank=True)
    person_keys = models.TextField(_("Persons in the list"), blank=True)
    target = models.CharField(_("Target"), max_length=120, blank=True)
    fields = models.TextField(_("Fields"), blank=True)
    reason = models.TextField(_("Reason"), blank=True)

    class Meta:
        verbose_name = _("Log entry")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(name="log_person", fields=["person_key", "-at"], condition=~models.Q(person_key="")),
            models.Index(name="log_user", fields=["user_id", "-at"]),
            models.Index(name="log_organisation", fields=["organisation_id", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"


class LogBlock(InsertOnlyModel):
    """A link of the chain: the keyed hash of the block before, and of the rows that this one seals."""

    number = models.PositiveBigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


class LogSeal(InsertOnlyModel):
    """That an entry stands in a block. Apart from the entry, since an entry is never changed."""

    entry = models.OneToOneField(LogEntry, models.PROTECT, related_name="seal", db_constraint=False)
    block = models.ForeignKey(LogBlock, models.PROTECT, related_name="seals", db_constraint=False)

    class Meta:
        ordering = ["entry_id"]

    def __str__(self) -> str:
        return str(self.entry_id)

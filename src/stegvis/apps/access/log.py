"""Writes the access log. A row is written in the transaction of the act it tells about, so both stand or neither."""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils import timezone

from .models import LogEntry
from .viewers import Viewer


def record(
    act: str,
    *,
    by: Viewer,
    target: models.Model | str | None = None,
    person_key: str | None = None,
    person_keys: Iterable[str] = (),
    organisation: models.Model | int | None = None,
    fields: Iterable[str] = (),
    reason: str = "",
) -> LogEntry:
    """Write that `by` did `act` (a dotted name: `case.exited`, `person.read`).

    `fields` are names of fields or kinds of information, never values. A list that was shown is one row with
    `person_keys`. `organisation` is whose data it was, by default the viewer's own organisation.
    """
    return _insert(
        act,
        by=by,
        target=target,
        person_key=person_key,
        person_keys=person_keys,
        organisation=organisation,
        fields=fields,
        reason=reason,
        refused=False,
    )


def record_refusal(
    act: str,
    *,
    by: Viewer,
    reason: str,
    target: models.Model | str | None = None,
    person_key: str | None = None,
    organisation: models.Model | int | None = None,
) -> LogEntry:
    """Write that `by` was refused `act`. Call it after the act's transaction is undone: it has one of its own."""
    with transaction.atomic():
        return _insert(
            act,
            by=by,
            target=target,
            person_key=person_key,
            organisation=organisation,
            reason=reason,
            refused=True,
        )


def _insert(
    act: str,
    *,
    by: Viewer,
    target: models.Model | str | None,
    person_key: str | None,
    organisation: models.Model | int | None,
    reason: str,
    refused: bool,
    person_keys: Iterable[str] = (),
    fields: Iterable[str] = (),
) -> LogEntry:
    whose = organisation.pk if isinstance(organisation, models.Model) else organisation
    return LogEntry.objects.create(
        at=timezone.now(),
        viewer=by.describe(),
        user_id=by.user_id,
        organisation_id=by.organisation_id if whose is None else whose,
        act=act,
        refused=refused,
        person_key=person_key or "",
        person_keys=" ".join(person_keys),
        target=_named(target),
        fields=" ".join(fields),
        reason=reason,
    )


def _named(target: models.Model | str | None) -> str:
    if not isinstance(target, models.Model):
        return target or ""
    return f"{target._meta.label}:{getattr(target, 'key', None) or target.pk}"

"""Rows that are withdrawn and never changed: lock, withdraw with why, put a corrected one in the place of the old."""

from typing import Any, TypeVar

from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ..models import Kept, Withdrawable
from .facts import AlreadyCorrected, NeedsReason

K = TypeVar("K", bound=Kept)
W = TypeVar("W", bound=Withdrawable)
OF_THE_ROW = frozenset({"id", "key", "recorded_at", "recorded_by", "withdrawn_at", "withdrawn_by", "why", "replaces"})


def locked_row(row: W, *related: str) -> W:
    """Return the row as it stands, locked until the act is done."""
    found = type(row).objects.select_for_update(of=("self",)).select_related(*related).filter(pk=row.pk).first()
    if found is None:
        raise NotVisible
    return found


def refuse_without(why: str) -> None:
    if not why.strip():
        raise NeedsReason


def withdrawn(row: W, *, why: str | None, by: Viewer) -> W:
    """Withdraw a locked row. Raises AlreadyCorrected when somebody has done so before."""
    if row.withdrawn_at:
        raise AlreadyCorrected
    row.withdrawn_at, row.withdrawn_by_id, row.why = timezone.now(), by.user_id, why
    save(row, by=by)
    return row


def replaced(old: K, *, why: str | None, by: Viewer, **changes: Any) -> K:
    """Withdraw a locked row and save its corrected copy."""
    withdrawn(old, why=why, by=by)
    stays = {field.name: getattr(old, field.name) for field in old._meta.fields if field.name not in OF_THE_ROW}
    new = type(old)(**{**stays, **changes}, recorded_by_id=by.user_id, replaces=old)
    save(new, by=by)
    return new

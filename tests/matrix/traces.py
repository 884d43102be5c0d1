"""What the database holds, so that an act that was refused can be shown to have left nothing behind."""

import hashlib
from collections.abc import Mapping

from django.apps import apps
from django.db import connection, models

UNTOUCHED_BY_DESIGN = frozenset({"access.LogEntry", "access.User"})
"""A refusal is logged, and being here notes the time of use."""


def traces() -> Mapping[str, tuple[int, str]]:
    """Return for each table how many rows it holds and a hash of them: people, cases, files, drafts and all else."""
    return {model._meta.label: _of(model) for model in _models()}


def changed(before: Mapping[str, tuple[int, str]]) -> list[str]:
    return [name for name, rows in traces().items() if rows != before[name]]


def _models() -> list[type[models.Model]]:
    own = [each for each in apps.get_models(include_auto_created=True) if each.__module__.startswith("stegvis.")]
    return [each for each in own if each._meta.label not in UNTOUCHED_BY_DESIGN]


def _of(model: type[models.Model]) -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        rows = sorted(repr(row) for row in cursor.fetchall())
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()

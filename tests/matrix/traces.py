"""What the database holds, so that an act that was refused can be shown to have left nothing behind."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models

Traces = Mapping[str, tuple[int, str]]
"""For each table, how many rows it holds and a hash of them."""

UNTOUCHED_BY_DESIGN = frozenset({"access.LogEntry", "access.User"})
"""A refusal is logged, and being here notes the time of use."""

WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)


def traces() -> Traces:
    """Return for each table how many rows it holds and a hash of them: people, cases, files, drafts and all else."""
    return {model._meta.label: _of(model) for model in _models()}


def changed(before: Traces) -> list[str]:
    return [name for name, rows in traces().items() if rows != before[name]]


@contextmanager
def written() -> Iterator[set[str]]:
    """Note the tables that are written to meanwhile: reading all of them after each act would take longer than it."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if wrote := WRITES.match(sql):
            tables.add(wrote[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables


def changed_among(tables: set[str], before: Traces) -> set[str]:
    """Return which of `tables` hold something else than `before`."""
    there = [each for each in _models() if each._meta.db_table in tables]
    return {each._meta.label for each in there if _of(each) != before[each._meta.label]}


def _models() -> list[type[models.Model]]:
    own = [each for each in apps.get_models(include_auto_created=True) if each.__module__.startswith("stegvis.")]
    return [each for each in own if each._meta.label not in UNTOUCHED_BY_DESIGN]


def _of(model: type[models.Model]) -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        rows = sorted(repr(row) for row in cursor.fetchall())
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()

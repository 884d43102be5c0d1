"""Takes a person out of one organisation's keeping: which rows go, and which stay for whom, cut off from her.

Nothing here asks whether it may be done: `actions.removals` does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models

from stegvis.apps.access.models import ErasurePass
from stegvis.apps.casework import database_rules as plan_rules
from stegvis.apps.casework import meeting_rules
from stegvis.apps.intake.actions import forget_files
from stegvis.apps.people import database_rules as sharing_rules

GUARDED = frozenset(
    {
        *sharing_rules.TABLES,
        *plan_rules.TABLES,
        *meeting_rules.TABLES,
        *(table for frozen in (plan_rules.AGREED, meeting_rules.FINISHED) for table in (frozen.table, *frozen.lines)),
    }
)
"""Tables whose triggers let a row go with a pass alone."""

STEP = 500


@dataclass(frozen=True)
class Cut:
    """Rows that stay for somebody else, and what of them is emptied or set."""

    label: str
    rows: frozenset[int]
    values: Mapping[str, Any]


@dataclass
class Erasure:
    """Which rows go, by kind, and which are cut. Rows by their numbers."""

    gone: dict[str, set[int]]
    cuts: list[Cut] = field(default_factory=list)

    def stays(self, label: str, rows: Iterable[int], **values: Any) -> None:
        """Let rows stay, with these values instead."""
        kept = frozenset(rows)
        self.gone[label] -= kept
        if kept and values:
            self.cuts.append(Cut(label, kept, values))

    def goes(self, label: str, rows: Iterable[int]) -> None:
        self.gone[label] |= set(rows)

    @property
    def numbers(self) -> Counter[str]:
        """Return how many rows go of each kind."""
        return Counter({label: len(rows) for label, rows in self.gone.items() if rows})


def carry_out(erasure: Erasure, *, owner_id: int, line: int) -> Counter[str]:
    """Delete and cut within the caller's transaction, in the name of an approved list's line; return what went.

    The order of the tables is no matter: foreign keys are looked at when the transaction ends, and one that still
    leads to a deleted row undoes all of it.
    """
    pass_the_fence()
    batches = _batches(erasure)
    _write_passes(erasure, line)
    for cut in erasure.cuts:
        for rows in _steps(cut.rows):
            _plain(cut.label).filter(pk__in=rows).update(**cut.values)
    for label, numbers in erasure.gone.items():
        for rows in _steps(numbers):
            _plain(label).filter(pk__in=rows)._raw_delete(connection.alias)
    ErasurePass.objects.filter(line=line).delete()
    files = forget_files(batches, organisation_id=owner_id)
    return erasure.numbers + Counter({"intake.BatchRows": files})


class FenceInTheWay(Exception):
    """The worker signs in to the database as the application, which does not see all that must go."""


def pass_the_fence() -> None:
    """Raise FenceInTheWay where the database would keep rows back: what is not seen would silently stay."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT row_security_active('people_person')")
            if cursor.fetchone()[0]:
                raise FenceInTheWay("the worker must sign in to the database as the owner: see docs/DATABASE.md")


def _write_passes(erasure: Erasure, line: int) -> None:
    """Open the door for these rows and no others."""
    rows = {(table, row) for label, numbers in erasure.gone.items() for table, row in _guarded(label, numbers)}
    rows |= {(table, row) for cut in erasure.cuts for table, row in _guarded(cut.label, cut.rows)}
    ErasurePass.objects.bulk_create(
        (ErasurePass(table=table, row=row, line=line) for table, row in sorted(rows)), batch_size=STEP
    )


def _guarded(label: str, rows: Iterable[int]) -> Iterator[tuple[str, int]]:
    table = apps.get_model(label)._meta.db_table
    return ((table, row) for row in rows if table in GUARDED)


def _batches(erasure: Erasure) -> set[int]:
    """Return the numbers of the files that the rows came from."""
    found: set[int] = set()
    for label, rows in erasure.gone.items():
        if any(each.name == "batch" for each in apps.get_model(label)._meta.concrete_fields):
            for step in _steps(rows):
                numbers = (
                    _plain(label).filter(pk__in=step, batch__isnull=False).order_by().values_list("batch", flat=True)
                )
                found.update(numbers)
    return found


def _plain(label: str) -> models.QuerySet:
    """Return a table's rows without the manager that refuses to change what is written once."""
    return models.QuerySet(apps.get_model(label))


def _steps(rows: Iterable[int]) -> Iterator[list[int]]:
    numbers = sorted(rows)
    return (numbers[first : first + STEP] for first in range(0, len(numbers), STEP))

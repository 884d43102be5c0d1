"""Building the cast takes half a second, and nearly every test wants it: its rows are kept and put back.

They are exactly what the actions wrote the first time. In a database where a test has already made something of its
own the cast is built anew.
"""

from copy import deepcopy
from dataclasses import dataclass, fields

from django.apps import apps
from django.db import connection, models, transaction

from tests.cast import Cast, build


@dataclass(frozen=True)
class Snapshot:
    """Each table's rows as they stand in the database, and the cast as it is found there."""

    tables: list[tuple[str, list[str], list[tuple[object, ...]]]]
    cast: Cast

    @classmethod
    def take(cls, built: Cast) -> "Snapshot":
        there = {each.name: getattr(built, each.name) for each in fields(built)}
        keys = {name: (row.membership if hasattr(row, "membership") else row).pk for name, row in there.items()}
        return cls([table for model in _models() if (table := _rows(model))[2]], Cast.found(keys))

    def put_back(self) -> Cast:
        # In one transaction: a row may stand before the one that it leads to.
        with transaction.atomic(), connection.cursor() as cursor:
            for table, columns, rows in self.tables:
                names = ", ".join(connection.ops.quote_name(column) for column in columns)
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
        return deepcopy(self.cast)


_kept: list[Snapshot] = []


def cast_in_database() -> Cast:
    from stegvis.apps.access.models import Organisation

    if Organisation.objects.exists():
        return build()
    if not _kept:
        built = build()
        _kept.append(Snapshot.take(built))
        return built
    return _kept[0].put_back()


def _models() -> list[type[models.Model]]:
    return [each for each in apps.get_models(include_auto_created=True) if each.__module__.startswith("stegvis.")]


def _rows(model: type[models.Model]) -> tuple[str, list[str], list[tuple[object, ...]]]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        return table, columns, cursor.fetchall()

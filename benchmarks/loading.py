"""Rows into a table of the application, past its actions: as many as nobody enters by hand."""

from collections.abc import Iterator

import polars as pl
from django.db import connection, models, transaction

ROWS_AT_ONCE = 50_000


def load(model: type[models.Model], rows: pl.DataFrame) -> None:
    """Insert rows whose columns are the model's attributes; a column that is not there stays empty or zero."""
    for part in rows.iter_slices(ROWS_AT_ONCE):
        columns = [_column(model._meta.get_field(name), part[name]) for name in part.columns]
        names = [model._meta.get_field(name).column for name in part.columns]
        with transaction.atomic():
            _insert(model._meta.db_table, names, zip(*columns, strict=True))


def number_on(*tables: type[models.Model]) -> None:
    """Let the next rows get numbers after those that were loaded."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def settle() -> None:
    """Let the database see what it holds, and PostgreSQL tidy up, as it does by itself in the course of a day."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _column(field: models.Field, values: pl.Series) -> list[object]:
    return [field.get_db_prep_save(value, connection) for value in values]


def _insert(table: str, names: list[str], rows: Iterator[tuple[object, ...]]) -> None:
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)

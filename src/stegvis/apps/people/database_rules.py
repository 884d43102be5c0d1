"""What was handed over is never changed: kept by triggers too, on SQLite and PostgreSQL."""

from typing import Any

from stegvis.apps.access.database_rules import guard_insert_only, unguard_insert_only

TABLES = ("people_disclosure", "people_disclosedkind")


def install(apps: object, schema_editor: Any) -> None:
    for statement in guard_insert_only(TABLES, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in unguard_insert_only(TABLES, schema_editor.connection.vendor):
        schema_editor.execute(statement)

from django.db import migrations

ON = {"case_by_start_missing_last": "started_on", "case_by_exit_missing_last": "exited_on"}


def add(apps, schema_editor):
    """PostgreSQL puts missing days first in a descending index, and the list asks for them last; SQLite agrees."""
    if schema_editor.connection.vendor == "postgresql":
        for name, column in ON.items():
            schema_editor.execute(f"CREATE INDEX {name} ON casework_case (owner_id, {column} DESC NULLS LAST, id DESC)")


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in ON:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_database_rules")]

    operations = [migrations.RunPython(add, remove)]

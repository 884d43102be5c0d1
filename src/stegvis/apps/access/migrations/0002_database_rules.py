from django.core.management import call_command
from django.db import migrations

from stegvis.apps.access import database_rules


def create_cache_table(apps: object, schema_editor: object) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)  # type: ignore[attr-defined]


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]

    operations = [
        migrations.RunPython(database_rules.install, database_rules.remove),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]

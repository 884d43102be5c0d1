from django.core.management import call_command
from django.db import migrations


def create_cache_table(apps: object, schema_editor: object) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)  # type: ignore[attr-defined]


class Migration(migrations.Migration):
    dependencies = [("access", "0002_database_rules")]

    operations = [migrations.RunPython(create_cache_table, migrations.RunPython.noop)]

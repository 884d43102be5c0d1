from django.db import migrations

from stegvis.apps.access import database_rules


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]

    operations = [migrations.RunPython(database_rules.install, database_rules.remove)]

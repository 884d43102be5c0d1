from django.db import migrations

from stegvis.apps.people import database_rules


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables"), ("access", "0002_database_rules")]

    operations = [migrations.RunPython(database_rules.install, database_rules.remove)]

from django.db import migrations

from stegvis.apps.casework import database_rules, meeting_rules


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_tables"), ("people", "0002_database_rules")]

    operations = [
        migrations.RunPython(database_rules.install, database_rules.remove),
        migrations.RunPython(meeting_rules.install, meeting_rules.remove),
    ]

from django.db import migrations

from stegvis.apps.casework import database_rules


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_joint_plans")]

    operations = [migrations.RunPython(database_rules.install, database_rules.remove)]

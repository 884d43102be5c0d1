from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_activities_sessions_notes")]

    operations = [
        migrations.AddField("sentreferral", "referred_on", models.DateField(null=True)),
        # Referrals that there are were made on the day on which they were sent.
        migrations.RunSQL("UPDATE casework_sentreferral SET referred_on = date(sent_at)", migrations.RunSQL.noop),
        migrations.AlterField("sentreferral", "referred_on", models.DateField()),
    ]

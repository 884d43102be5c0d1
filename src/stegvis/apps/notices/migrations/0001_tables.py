import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.table_sets


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="DigestChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("wants", models.BooleanField(verbose_name="A mail on days when something is due")),
                    ],
                ),
                migrations.CreateModel(
                    name="Digest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("claimed", "Being sent"),
                                    ("nothing", "Nothing was due"),
                                    ("sent", "Sent"),
                                    ("not_reached", "The mail server could not be reached"),
                                    ("broken_off", "Broken off"),
                                ],
                                default="claimed",
                                max_length=12,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["on"], name="digest_by_day")],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "on"), name="digest_once_a_user_and_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["claimed", "nothing", "sent", "not_reached", "broken_off"])
                                ),
                                name="digest_state_is_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

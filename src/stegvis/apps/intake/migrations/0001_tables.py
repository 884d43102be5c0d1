import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.encryption.fields
import stegvis.apps.access.table_sets
import stegvis.apps.intake.models.batches


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("access", "__first__"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Batch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=stegvis.apps.intake.models.batches.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("project_key", models.CharField(max_length=60)),
                        ("kind", models.CharField(max_length=20)),
                        ("as_of", models.DateField()),
                        ("file_name", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "content_hash",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("mapping", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "suggestion",
                            stegvis.apps.access.encryption.fields.EncryptedJSONField(editable=True, null=True),
                        ),
                        ("layout", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Waiting"),
                                    ("reading", "Being read"),
                                    ("unmapped", "New layout"),
                                    ("ready", "Look through"),
                                    ("applying", "Being saved"),
                                    ("applied", "Has been read in"),
                                    ("rejected", "Not read in"),
                                    ("failed", "Could not be read"),
                                    ("cancelled", "Stopped"),
                                ],
                                default="received",
                                max_length=10,
                            ),
                        ),
                        ("message", models.TextField(blank=True)),
                        ("counts", models.JSONField(default=dict)),
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intake.batch",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="intake.batch",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "applied_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("applied_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["organisation", "-created_at"], name="intake_batc_organis_189475_idx")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "received",
                                            "reading",
                                            "unmapped",
                                            "ready",
                                            "applying",
                                            "applied",
                                            "rejected",
                                            "failed",
                                            "cancelled",
                                        ],
                                    )
                                ),
                                name="batch_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["monthly", "af_categories", "payments"])),
                                name="batch_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("applied_at__isnull", False), ("state", "applied")),
                                    models.Q(
                                        models.Q(("state", "applied"), _negated=True), ("applied_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="batch_applied_when_its_state_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaced_by__isnull", True), ("state", "applied"), _connector="OR"
                                ),
                                name="batch_replaced_only_when_applied",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_by__isnull", True), ("state", "applied")),
                                fields=("organisation", "project_key", "kind", "as_of"),
                                name="batch_counts_once_for_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BatchFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="file", to="intake.batch"
                            ),
                        ),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedBytesField()),
                    ],
                ),
                migrations.CreateModel(
                    name="BatchRows",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="intake.batch"
                            ),
                        ),
                        ("record", models.CharField(max_length=40)),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedBytesField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "record"), name="batch_rows_once_a_record")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="intake.batch"
                            ),
                        ),
                        (
                            "severity",
                            models.CharField(
                                choices=[("error", "error"), ("warning", "warning"), ("note", "note")], max_length=10
                            ),
                        ),
                        ("sheet", models.CharField(blank=True, max_length=100)),
                        ("row", models.PositiveIntegerField(null=True)),
                        ("column", models.CharField(blank=True, max_length=200)),
                        ("message", models.TextField()),
                        ("expected", models.TextField(blank=True)),
                        ("hint", models.TextField(blank=True)),
                        ("values", models.JSONField(default=dict)),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="LearnedMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("layout", models.CharField(max_length=64)),
                        ("version", models.PositiveIntegerField()),
                        ("mapping", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("confirmed_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "ordering": ["-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "kind", "layout", "version"),
                                name="learned_mapping_once_a_version",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quarantine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "batch",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quarantine",
                                to="intake.batch",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedBytesField()),
                    ],
                ),
            ],
        ),
    ]

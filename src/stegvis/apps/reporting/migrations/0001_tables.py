import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.encryption.fields
import stegvis.apps.access.table_sets
import stegvis.apps.reporting.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_tables"),
        ("access", "__first__"),
        ("projects", "0001_tables"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("cut_off", models.DateField()),
                        ("content_hash", models.CharField(max_length=80)),
                        ("tables", models.JSONField()),
                        ("made_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["project", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="publication_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportRun",
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
                                default=stegvis.apps.reporting.models.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reporting.publication",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "audience",
                            models.CharField(choices=[("internal", "internal"), ("public", "public")], max_length=10),
                        ),
                        ("cut_off", models.DateField()),
                        ("settings", models.JSONField()),
                        ("fingerprints", models.JSONField()),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedJSONField(editable=True)),
                        ("frozen_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "frozen_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-frozen_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "owner", "number"), name="report_run_number_once_an_owner"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("owner__isnull", True)),
                                fields=("project", "number"),
                                name="report_run_number_once_a_project",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("audience", "internal"),
                                        ("owner__isnull", False),
                                        ("publication__isnull", True),
                                    ),
                                    models.Q(
                                        ("audience", "public"), ("owner__isnull", True), ("publication__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="report_run_is_one_owners_or_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("block", models.CharField(max_length=60)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("written_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["project", "owner", "block"], name="reporting_r_project_ef8b41_idx")
                        ],
                    },
                ),
            ],
        ),
    ]

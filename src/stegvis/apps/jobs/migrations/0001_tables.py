import uuid

import django.db.models.deletion
from django.db import migrations, models

import stegvis.apps.access.table_sets


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_tables"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=60)),
                        ("target", models.CharField(blank=True, max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("running", "Running"),
                                    ("done", "Done"),
                                    ("failed", "Failed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("cancel_asked", models.BooleanField(default=False)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.membership"
                            ),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("heartbeat", models.DateTimeField(blank=True, null=True)),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        ("message", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["state", "heartbeat"], name="jobs_job_state_464f9e_idx"),
                            models.Index(fields=["kind", "target"], name="jobs_job_kind_9d07dd_idx"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", True), ("state__in", ("queued", "running"))),
                                    models.Q(
                                        models.Q(("state__in", ("queued", "running")), _negated=True),
                                        ("finished_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="job_finished_when_over",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.encryption.fields
import stegvis.apps.access.table_sets
import stegvis.apps.people.models.person
import stegvis.apps.projects.fields


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
                    name="Deviation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="improvement.deviation",
                            ),
                        ),
                        (
                            "line",
                            models.CharField(
                                db_index=True, default=stegvis.apps.people.models.person.new_key, max_length=20
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("month", models.DateField()),
                        (
                            "municipality",
                            stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40, null=True),
                        ),
                        ("category", stegvis.apps.projects.fields.CodeField(codes="deviations", max_length=40)),
                        ("level", stegvis.apps.projects.fields.CodeField(codes="levels", max_length=40)),
                        ("lacked", stegvis.apps.projects.fields.CodeField(codes="agencies", max_length=40)),
                        ("waited", stegvis.apps.projects.fields.CodeField(codes="agencies", max_length=40, null=True)),
                        ("rests_on", stegvis.apps.projects.fields.CodeField(codes="deviation_bases", max_length=40)),
                        (
                            "agreement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.agreement",
                            ),
                        ),
                        ("rule", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("consequence", stegvis.apps.projects.fields.CodeField(codes="consequences", max_length=40)),
                        ("days_lost", models.PositiveSmallIntegerField(null=True)),
                        (
                            "proposal",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["organisation", "-month"], name="deviation_of_organisation"),
                            models.Index(fields=["project", "-month"], name="deviation_of_project"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deviation_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="deviation_replaced_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("line",),
                                name="deviation_stands_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="deviation_month_is_a_first",
                                violation_error_message="The month is given by its first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreement__isnull", True), ("rests_on", "agreement"), _connector="OR"
                                ),
                                name="deviation_agreement_where_it_rests_on_one",
                                violation_error_message="An agreement is named where the deviation rests on one.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("days_lost__isnull", True), ("days_lost__lte", 3650), _connector="OR"
                                ),
                                name="deviation_days_lost_within_ten_years",
                                violation_error_message="The days lost are at most ten years.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

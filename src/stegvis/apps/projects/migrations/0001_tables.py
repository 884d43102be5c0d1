import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.encryption.fields
import stegvis.apps.access.table_sets
import stegvis.apps.projects.fields


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
                    name="Course",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="courses",
                                to="projects.project",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("provider", models.CharField(max_length=200)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                        ("required", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_course_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours__gt", 0)),
                                name="course_hours_positive",
                                violation_error_message="The hours must be more than zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coordinator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coordinators",
                                to="projects.project",
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
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("municipality", stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_coordinator_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("struck", False), ("until__isnull", True)),
                                fields=("project", "user", "municipality"),
                                name="coordinator_open_once_a_municipality",
                                violation_error_message="She coordinates there already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProject",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("key", models.SlugField(max_length=60)),
                        ("name", models.CharField(max_length=200)),
                        ("form", stegvis.apps.projects.fields.CodeField(codes="project_forms", max_length=40)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("purpose", models.TextField(blank=True)),
                        ("target_group", models.TextField(blank=True)),
                        ("working_methods", models.TextField(blank=True)),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                        ("caseload_limit", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "association",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical project",
                        "verbose_name_plural": "historical projects",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTraining",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("held_on", models.DateField()),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                        (
                            "course",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.course",
                            ),
                        ),
                        (
                            "coordinator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.coordinator",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical training",
                        "verbose_name_plural": "historical trainings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parties",
                                to="projects.project",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_party_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("struck", False), ("until__isnull", True)),
                                fields=("project", "organisation"),
                                name="party_open_once",
                                violation_error_message="The organisation already takes part in the project.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStaffing",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("function", models.CharField(max_length=120)),
                        ("share", models.DecimalField(decimal_places=2, max_digits=5)),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.party",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical staffing",
                        "verbose_name_plural": "historical staffings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=60, unique=True)),
                        (
                            "association",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("form", stegvis.apps.projects.fields.CodeField(codes="project_forms", max_length=40)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("purpose", models.TextField(blank=True)),
                        ("target_group", models.TextField(blank=True)),
                        ("working_methods", models.TextField(blank=True)),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                        ("caseload_limit", models.PositiveIntegerField(blank=True, null=True)),
                        ("study_secret", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="project_ends_not_before_start",
                                violation_error_message="The project can't end before it starts.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Method",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="methods",
                                to="projects.project",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("description", models.TextField(blank=True)),
                        ("for_whom", models.CharField(blank=True, max_length=300)),
                        ("evidence", models.TextField(blank=True)),
                        ("evidence_source", models.CharField(blank=True, max_length=300)),
                        ("contact", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_method_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("evidence", ""), models.Q(("evidence_source", ""), _negated=True), _connector="OR"
                                ),
                                name="method_evidence_has_a_source",
                                violation_error_message="Say where the evidence is written.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSteeringMember",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("organisation_name", models.CharField(blank=True, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical steering member",
                        "verbose_name_plural": "historical steering members",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSteeringMeeting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("held_on", models.DateField()),
                        ("minutes", models.TextField(blank=True)),
                        ("document_reference", models.CharField(blank=True, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical steering meeting",
                        "verbose_name_plural": "historical steering meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportDates",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("cut_off", models.DateField(blank=True, null=True)),
                        ("exited_by", models.DateField(blank=True, null=True)),
                        ("compared_on", models.DateField(blank=True, null=True)),
                        ("identified", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report dates",
                        "verbose_name_plural": "historical report datess",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalParty",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical party",
                        "verbose_name_plural": "historical partys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMethod",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("name", models.CharField(max_length=200)),
                        ("description", models.TextField(blank=True)),
                        ("for_whom", models.CharField(blank=True, max_length=300)),
                        ("evidence", models.TextField(blank=True)),
                        ("evidence_source", models.CharField(blank=True, max_length=300)),
                        ("contact", models.CharField(blank=True, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical method",
                        "verbose_name_plural": "historical methods",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGoal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("key", models.SlugField(max_length=60)),
                        ("level", stegvis.apps.projects.fields.CodeField(codes="goal_levels", max_length=40)),
                        ("title", models.CharField(max_length=400)),
                        ("outcome", models.CharField(blank=True, max_length=60, null=True)),
                        (
                            "numerator",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("within", "First time within the window"),
                                    ("at", "Holds when the window ends"),
                                    ("ever", "At any time up to the cut-off"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "denominator",
                            models.CharField(
                                blank=True,
                                choices=[("started", "All who started"), ("exits", "Those who exited")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("window_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("threshold", models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical goal",
                        "verbose_name_plural": "historical goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEsfRecord",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("number", models.CharField(max_length=20)),
                        ("owner_name", models.CharField(max_length=300)),
                        ("name", models.CharField(max_length=200)),
                        ("region", models.CharField(max_length=100)),
                        ("planned_participants", models.PositiveIntegerField()),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("total_budget", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("granted_support", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("contact_name", models.CharField(blank=True, max_length=200)),
                        ("contact_email", models.EmailField(blank=True, max_length=254)),
                        ("recipient_postcode", models.CharField(blank=True, max_length=10)),
                        ("recipient_address", models.CharField(blank=True, max_length=200)),
                        ("programme_area", models.CharField(max_length=20)),
                        ("specific_objective", models.CharField(max_length=20)),
                        ("union_cofinancing_per_cent", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("intervention_type", models.CharField(max_length=20)),
                        ("description", models.TextField(blank=True)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical esf record",
                        "verbose_name_plural": "historical esf records",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCriterion",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("age", "Age"),
                                    ("born_abroad", "Born abroad"),
                                    ("assistance_months", "Months with social assistance"),
                                    ("municipality", "Municipality of residence"),
                                    ("unemployed", "Unemployed"),
                                    ("af_category", "Category at the employment service"),
                                    ("ill_health", "Ill-health"),
                                    ("no_plan", "No plan under way"),
                                    ("no_substance_abuse", "No ongoing substance abuse"),
                                    ("voluntary", "Takes part of own free will"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("lowest", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("highest", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("window_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical criterion",
                        "verbose_name_plural": "historical criterions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCourse",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("name", models.CharField(max_length=200)),
                        ("provider", models.CharField(max_length=200)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                        ("required", models.BooleanField(default=False)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical course",
                        "verbose_name_plural": "historical courses",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCoordinator",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("municipality", stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical coordinator",
                        "verbose_name_plural": "historical coordinators",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetYear",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "funding_source",
                            models.CharField(
                                choices=[
                                    ("association", "The association"),
                                    ("esf", "The European Social Fund"),
                                    ("party", "A party's own means"),
                                    ("other", "Other funding"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("budget", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("outcome", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("planned_participants", models.PositiveIntegerField(blank=True, null=True)),
                        ("description", models.TextField(blank=True)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budget year",
                        "verbose_name_plural": "historical budget years",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgreement",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("document_reference", models.CharField(blank=True, max_length=200)),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.project",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agreement",
                        "verbose_name_plural": "historical agreements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="projects.project"
                            ),
                        ),
                        ("key", models.SlugField(max_length=60)),
                        ("level", stegvis.apps.projects.fields.CodeField(codes="goal_levels", max_length=40)),
                        ("title", models.CharField(max_length=400)),
                        ("outcome", models.CharField(blank=True, max_length=60, null=True)),
                        (
                            "numerator",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("within", "First time within the window"),
                                    ("at", "Holds when the window ends"),
                                    ("ever", "At any time up to the cut-off"),
                                ],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        (
                            "denominator",
                            models.CharField(
                                blank=True,
                                choices=[("started", "All who started"), ("exits", "Those who exited")],
                                max_length=20,
                                null=True,
                            ),
                        ),
                        ("window_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("threshold", models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "key"),
                                name="goal_key_once_in_project",
                                violation_error_message="The project already has a goal with this key.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("denominator__isnull", False),
                                        ("numerator__isnull", False),
                                        ("outcome__isnull", False),
                                        ("threshold__isnull", False),
                                        models.Q(
                                            models.Q(("numerator", "ever"), ("window_months__isnull", True)),
                                            models.Q(
                                                models.Q(("numerator", "ever"), _negated=True),
                                                ("window_months__isnull", False),
                                            ),
                                            _connector="OR",
                                        ),
                                    ),
                                    models.Q(
                                        ("denominator__isnull", True),
                                        ("numerator__isnull", True),
                                        ("outcome__isnull", True),
                                        ("threshold__isnull", True),
                                        ("window_months__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="goal_computable_whole_or_not_at_all",
                                violation_error_message="A goal to be computed needs an outcome, who counts, of whom, the share to reach and its window.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("threshold__gt", 0), ("threshold__lte", 1)),
                                name="goal_threshold_is_a_share",
                                violation_error_message="The share to reach lies between 0 and 100 per cent.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("window_months__gte", 1)),
                                name="goal_window_positive",
                                violation_error_message="The window is at least one month.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpInterval",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followup_intervals",
                                to="projects.project",
                            ),
                        ),
                        ("months", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "months"), name="followup_interval_once"),
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1)),
                                name="followup_interval_positive",
                                violation_error_message="A follow-up comes at least one month after exit.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EsfRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="esf_record",
                                to="projects.project",
                            ),
                        ),
                        ("number", models.CharField(max_length=20)),
                        ("owner_name", models.CharField(max_length=300)),
                        ("name", models.CharField(max_length=200)),
                        ("region", models.CharField(max_length=100)),
                        ("planned_participants", models.PositiveIntegerField()),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("total_budget", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("granted_support", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("contact_name", models.CharField(blank=True, max_length=200)),
                        ("contact_email", models.EmailField(blank=True, max_length=254)),
                        ("recipient_postcode", models.CharField(blank=True, max_length=10)),
                        ("recipient_address", models.CharField(blank=True, max_length=200)),
                        ("programme_area", models.CharField(max_length=20)),
                        ("specific_objective", models.CharField(max_length=20)),
                        ("union_cofinancing_per_cent", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("intervention_type", models.CharField(max_length=20)),
                        ("description", models.TextField(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="esf_ends_not_before_start",
                                violation_error_message="The project can't end before it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("total_budget__gte", 0)),
                                name="esf_budget_not_negative",
                                violation_error_message="A budget can't be negative.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_support__gte", 0), ("granted_support__lte", models.F("total_budget"))
                                ),
                                name="esf_support_within_budget",
                                violation_error_message="The support can't be more than the budget.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("union_cofinancing_per_cent__gte", 0), ("union_cofinancing_per_cent__lte", 100)
                                ),
                                name="esf_cofinancing_is_per_cent",
                                violation_error_message="The co-financing rate lies between 0 and 100 per cent.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="projects.project",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("age", "Age"),
                                    ("born_abroad", "Born abroad"),
                                    ("assistance_months", "Months with social assistance"),
                                    ("municipality", "Municipality of residence"),
                                    ("unemployed", "Unemployed"),
                                    ("af_category", "Category at the employment service"),
                                    ("ill_health", "Ill-health"),
                                    ("no_plan", "No plan under way"),
                                    ("no_substance_abuse", "No ongoing substance abuse"),
                                    ("voluntary", "Takes part of own free will"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("lowest", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("highest", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("window_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_criterion_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "age"),
                                        models.Q(
                                            ("lowest__isnull", False), ("highest__isnull", False), _connector="OR"
                                        ),
                                        ("window_months__isnull", True),
                                    ),
                                    models.Q(
                                        ("highest__isnull", True),
                                        ("kind", "assistance_months"),
                                        ("lowest__isnull", False),
                                        ("window_months__gte", models.F("lowest")),
                                        ("window_months__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("kind__in", ("age", "assistance_months")), _negated=True),
                                        ("highest__isnull", True),
                                        ("lowest__isnull", True),
                                        ("window_months__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="criterion_has_its_numbers",
                                violation_error_message="The criterion lacks a number that it needs, or has one that it does not use.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("highest__gte", models.F("lowest"))),
                                name="criterion_range_in_order",
                                violation_error_message="The highest value can't be below the lowest.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "age",
                                            "born_abroad",
                                            "assistance_months",
                                            "municipality",
                                            "unemployed",
                                            "af_category",
                                            "ill_health",
                                            "no_plan",
                                            "no_substance_abuse",
                                            "voluntary",
                                        ],
                                    )
                                ),
                                name="criterion_kind_known",
                                violation_error_message="Choose what the criterion asks about.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_years",
                                to="projects.project",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        (
                            "funding_source",
                            models.CharField(
                                choices=[
                                    ("association", "The association"),
                                    ("esf", "The European Social Fund"),
                                    ("party", "A party's own means"),
                                    ("other", "Other funding"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("budget", models.DecimalField(decimal_places=2, max_digits=14)),
                        ("outcome", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("planned_participants", models.PositiveIntegerField(blank=True, null=True)),
                        ("description", models.TextField(blank=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("struck", False)),
                                fields=("project", "year", "funding_source"),
                                name="budget_year_once_a_source",
                                violation_error_message="The year already has a budget from this source.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("budget__gte", 0)),
                                name="budget_not_negative",
                                violation_error_message="A budget can't be negative.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__gte", 0)),
                                name="budget_outcome_not_negative",
                                violation_error_message="An outcome can't be negative.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("funding_source__in", ["association", "esf", "party", "other"])),
                                name="budget_source_known",
                                violation_error_message="Choose where the money comes from.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="projects.project",
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("document_reference", models.CharField(blank=True, max_length=200)),
                        ("organisations", models.ManyToManyField(related_name="+", to="access.organisation")),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_agreement_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportDates",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_dates",
                                to="projects.project",
                            ),
                        ),
                        ("cut_off", models.DateField(blank=True, null=True)),
                        ("exited_by", models.DateField(blank=True, null=True)),
                        ("compared_on", models.DateField(blank=True, null=True)),
                        ("identified", models.PositiveIntegerField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("exited_by__isnull", True),
                                    ("compared_on__isnull", True),
                                    ("compared_on__gte", models.F("exited_by")),
                                    _connector="OR",
                                ),
                                name="report_compares_after_exit",
                                violation_error_message="The day of comparison can't be before the last exit that it is about.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cut_off__isnull", True),
                                    ("compared_on__isnull", True),
                                    ("compared_on__lte", models.F("cut_off")),
                                    _connector="OR",
                                ),
                                name="report_compares_by_cut_off",
                                violation_error_message="The day of comparison can't be after the last day that the figures tell of.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Staffing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staffing",
                                to="projects.party",
                            ),
                        ),
                        ("function", models.CharField(max_length=120)),
                        ("share", models.DecimalField(decimal_places=2, max_digits=5)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_staffing_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gt", 0)),
                                name="staffing_share_positive",
                                violation_error_message="The share must be more than zero.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SteeringMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steering_meetings",
                                to="projects.project",
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("minutes", models.TextField(blank=True)),
                        ("document_reference", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "ordering": ["-held_on"],
                    },
                ),
                migrations.CreateModel(
                    name="SteeringMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steering_members",
                                to="projects.project",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("organisation_name", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="projects_steeringmember_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), ("user__isnull", False)),
                                    models.Q(
                                        ("user__isnull", True),
                                        models.Q(("name", ""), _negated=True),
                                        models.Q(("organisation_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="steering_member_is_user_or_name",
                                violation_error_message="A member is a user, or a name with an organisation.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecision",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        ("text", models.TextField()),
                        ("decided_on", models.DateField()),
                        ("due", models.DateField(blank=True, null=True)),
                        ("done", models.DateField(blank=True, null=True)),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.steeringmeeting",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.steeringmember",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical decision",
                        "verbose_name_plural": "historical decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.steeringmeeting",
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.steeringmember",
                            ),
                        ),
                        ("decided_on", models.DateField()),
                        ("due", models.DateField(blank=True, null=True)),
                        ("done", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("done__gte", models.F("decided_on"))),
                                name="decision_done_not_before_decided",
                                violation_error_message="A decision can't be done before it was taken.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due__gte", models.F("decided_on"))),
                                name="decision_due_not_before_decided",
                                violation_error_message="A decision can't be due before it was taken.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Training",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("struck", models.BooleanField(default=False, editable=False)),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to="projects.course",
                            ),
                        ),
                        (
                            "coordinator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainings",
                                to="projects.coordinator",
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("hours__gt", 0)),
                                name="training_hours_positive",
                                violation_error_message="The hours must be more than zero.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("struck", False)),
                                fields=("course", "coordinator", "held_on"),
                                name="training_once_a_day",
                                violation_error_message="It is in the log already for that day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="projects.criterion",
                            ),
                        ),
                        ("code", models.CharField(max_length=40)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("criterion", "code"), name="criterion_value_once")
                        ],
                    },
                ),
            ],
        ),
    ]

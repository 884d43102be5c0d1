import django.db.models.deletion
import simple_history.models
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
        ("people", "0001_tables"),
        ("projects", "0001_tables"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="PlanSubGoal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sub_goals",
                                to="casework.planversion",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        ("line", models.CharField(default=stegvis.apps.people.models.person.new_key, max_length=20)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "kind",
                            stegvis.apps.projects.fields.CodeField(
                                codes="information_kinds", default="work_education", max_length=40
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("state", stegvis.apps.projects.fields.CodeField(codes="case_states", max_length=40)),
                        ("referred_on", models.DateField(null=True)),
                        ("started_on", models.DateField(null=True)),
                        ("exited_on", models.DateField(null=True)),
                        (
                            "exit_reason",
                            stegvis.apps.projects.fields.CodeField(codes="exits", max_length=40, null=True),
                        ),
                        ("months_public_support_before", models.PositiveSmallIntegerField(null=True)),
                        ("batch", models.BigIntegerField(null=True)),
                        (
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.unit",
                            ),
                        ),
                        (
                            "exit_note",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["owner", "project", "state", "batch"], name="case_counts"),
                            models.Index(fields=["owner", "state", "batch"], name="case_by_state"),
                            models.Index(fields=["owner", "-started_on", "-id"], name="case_by_start"),
                            models.Index(fields=["owner", "-exited_on", "-id"], name="case_by_exit"),
                            models.Index(fields=["unit", "owner", "state", "batch"], name="case_by_unit"),
                            models.Index(fields=["unit", "-started_on", "-id"], name="case_of_unit_by_start"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)), fields=["batch"], name="case_of_batch"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("exit_reason__isnull", True), ("exited_on__isnull", True)),
                                    models.Q(("exit_reason__isnull", False), ("exited_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="case_exit_date_and_reason_both_or_neither",
                                violation_error_message="An exit needs both a day and a reason.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("exited_on__isnull", False), ("state__in", ["closed", "exited", "followed_up"])
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ["closed", "exited", "followed_up"]), _negated=True),
                                        ("exited_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_exited_when_its_state_says_so",
                                violation_error_message="Only a case that has exited has a day of exit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("started_on__isnull", False),
                                        ("state__in", ["closed", "exited", "followed_up", "paused", "under_way"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["closed", "exited", "followed_up", "paused", "under_way"]),
                                            _negated=True,
                                        ),
                                        ("started_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_started_when_its_state_says_so",
                                violation_error_message="A case has a day of start from when it is under way.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("exited_on__gte", models.F("started_on"))),
                                name="case_exit_not_before_start",
                                violation_error_message="The exit can't be before the start.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("state__in", ["accepted", "mapping", "paused", "referred", "under_way", "waiting"])
                                ),
                                fields=("owner", "person", "project"),
                                name="case_open_once_an_owner_person_and_project",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assessments",
                                to="casework.case",
                            ),
                        ),
                        ("on", models.DateField()),
                    ],
                    options={
                        "ordering": ["-on", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assessment_withdrawn_with_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AsiOccasion",
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
                                to="casework.asioccasion",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asi_occasions",
                                to="casework.case",
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "interviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("is_trained", models.BooleanField()),
                    ],
                    options={
                        "ordering": ["on", "id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="asioccasion_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="asioccasion_replaced_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                                default=stegvis.apps.people.models.person.new_key,
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("received_at", models.DateTimeField()),
                        ("language", models.CharField(max_length=10)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("booked", "Booked"),
                                    ("mapped", "Came to the mapping meeting"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("name", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("reach", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("number", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("words", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("is_protected", models.BooleanField(default=False)),
                        (
                            "case",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="application",
                                to="casework.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["received_at", "pk"],
                        "indexes": [models.Index(fields=["owner", "state", "received_at"], name="application_inbox")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("case__isnull", False), ("state", "mapped")),
                                    models.Q(models.Q(("state", "mapped"), _negated=True), ("case__isnull", True)),
                                    _connector="OR",
                                ),
                                name="application_is_a_case_when_mapped",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("name__isnull", True),
                                        ("number__isnull", True),
                                        ("reach__isnull", True),
                                        ("state", "mapped"),
                                    ),
                                    models.Q(
                                        models.Q(("state", "mapped"), _negated=True),
                                        ("name__isnull", False),
                                        ("reach__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="application_says_who_until_mapped",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("waiting", "booked", "mapped"))),
                                name="application_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="casework.case",
                            ),
                        ),
                        ("method", stegvis.apps.projects.fields.CodeField(codes="activities", max_length=40)),
                        (
                            "project_method",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="projects.method",
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "arranged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("contact", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                        ("planned_on", models.DateField(null=True)),
                        ("planned_until", models.DateField(null=True)),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "result",
                            stegvis.apps.projects.fields.CodeField(codes="activity_results", max_length=40, null=True),
                        ),
                        (
                            "result_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "ordering": ["-on", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="activity_withdrawn_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned_on__isnull", False), ("on__isnull", False), _connector="OR"
                                ),
                                name="activity_planned_or_begun",
                                violation_error_message="Say from which day it is planned, or when it began.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("on")), _connector="OR"
                                ),
                                name="activity_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned_until__isnull", True),
                                    ("planned_until__gte", models.F("planned_on")),
                                    _connector="OR",
                                ),
                                name="activity_planned_until_not_before_planned_on",
                                violation_error_message="The last planned day can't be before the first.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("result__isnull", True), ("result_why__isnull", True), ("until__isnull", True)
                                    ),
                                    models.Q(("on__isnull", True), ("result", "never_begun"), ("until__isnull", True)),
                                    models.Q(
                                        models.Q(("result", "never_begun"), _negated=True),
                                        ("on__isnull", False),
                                        ("result__isnull", False),
                                        ("until__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="activity_ended_with_a_result",
                                violation_error_message="What has ended has a first day, a last day and what came of it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours__isnull", True),
                                    models.Q(("hours__gt", 0), ("hours__lte", 60)),
                                    _connector="OR",
                                ),
                                name="activity_hours_in_a_week",
                                violation_error_message="The hours a week lie between 0 and 60.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="casework.case"
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
                                name="casework_caseparty_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("case", "organisation"),
                                name="case_party_open_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("state", stegvis.apps.projects.fields.CodeField(codes="case_states", max_length=40)),
                        ("referred_on", models.DateField(null=True)),
                        ("started_on", models.DateField(null=True)),
                        ("exited_on", models.DateField(null=True)),
                        (
                            "exit_reason",
                            stegvis.apps.projects.fields.CodeField(codes="exits", max_length=40, null=True),
                        ),
                        ("months_public_support_before", models.PositiveSmallIntegerField(null=True)),
                        ("batch", models.BigIntegerField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="casework.case",
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
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "exit_note",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch", "case"],
                                name="revision_of_batch",
                            ),
                            models.Index(fields=["case", "-id"], name="revision_latest"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cv",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("about", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("shows_phone", models.BooleanField(default=False)),
                        ("shows_email", models.BooleanField(default=False)),
                        ("shows_address", models.BooleanField(default=False)),
                        ("changed_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["person"], name="cv_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="cv_withdrawn_with_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Education",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.education",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="education", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="education_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="education_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="education_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="education_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="education_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="followups",
                                to="casework.case",
                            ),
                        ),
                        ("months", models.PositiveSmallIntegerField()),
                        ("due", models.DateField()),
                        ("done", models.DateField(null=True)),
                        (
                            "status",
                            stegvis.apps.projects.fields.CodeField(
                                codes="followup_status", default="planned", max_length=40
                            ),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "planned"), ("withdrawn_at__isnull", True)),
                                fields=["due", "case"],
                                name="followup_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True), ("withdrawn_at__isnull", True)),
                                fields=("case", "months"),
                                name="followup_once_an_interval",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", False), ("withdrawn_at__isnull", True)),
                                fields=("case", "months", "batch"),
                                name="followup_once_an_interval_in_a_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done__isnull", True), ("status", "planned")),
                                    models.Q(models.Q(("status", "planned"), _negated=True), ("done__isnull", False)),
                                    _connector="OR",
                                ),
                                name="followup_done_when_its_status_says_so",
                                violation_error_message="A follow-up has a day when something came of it.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1)), name="followup_months_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormerCase",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key, editable=False, max_length=20
                            ),
                        ),
                        ("sex", stegvis.apps.projects.fields.CodeField(codes="sex", max_length=40)),
                        ("age_at_start", models.PositiveSmallIntegerField(null=True)),
                        ("is_protected", models.BooleanField(default=False)),
                        ("state", stegvis.apps.projects.fields.CodeField(codes="case_states", max_length=40)),
                        ("referred", models.DateField(null=True)),
                        ("started", models.DateField(null=True)),
                        ("exited", models.DateField(null=True)),
                        (
                            "exit_reason",
                            stegvis.apps.projects.fields.CodeField(codes="exits", max_length=40, null=True),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["project", "owner"], name="former_case_counts")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("referred__isnull", True), ("referred__day", 1), _connector="OR"),
                                    models.Q(("started__isnull", True), ("started__day", 1), _connector="OR"),
                                    models.Q(("exited__isnull", True), ("exited__day", 1), _connector="OR"),
                                ),
                                name="former_case_months_alone",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("started__isnull", False),
                                        ("state__in", ["closed", "exited", "followed_up", "paused", "under_way"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["closed", "exited", "followed_up", "paused", "under_way"]),
                                            _negated=True,
                                        ),
                                        ("started__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="former_case_started_when_its_state_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("exit_reason__isnull", True), ("exited__isnull", True)),
                                    models.Q(("exit_reason__isnull", False), ("exited__isnull", False)),
                                    _connector="OR",
                                ),
                                name="former_case_exit_month_and_reason_both_or_neither",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupSession",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "series",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key, editable=False, max_length=20
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField(null=True)),
                        ("themes", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "kind",
                            stegvis.apps.projects.fields.CodeField(
                                codes="information_kinds", default="attendance", max_length=40
                            ),
                        ),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("guests", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["on", "starts", "pk"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["organisation", "on"], name="groupsession_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="groupsession_withdrawn_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends__isnull", True), ("ends__gt", models.F("starts")), _connector="OR"
                                ),
                                name="groupsession_ends_after_it_starts",
                                violation_error_message="The session ends after it starts.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeldOccupation",
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
                                to="casework.heldoccupation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("ssyk", stegvis.apps.projects.fields.CodeField(codes="ssyk_2012", max_length=40, null=True)),
                        ("country", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("from_year", models.PositiveSmallIntegerField(null=True)),
                        ("until_year", models.PositiveSmallIntegerField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["person"], name="heldoccupation_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="heldoccupation_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="heldoccupation_replaced_once"),
                            models.CheckConstraint(
                                condition=models.Q(("until_year__gte", models.F("from_year"))),
                                name="heldoccupation_until_not_before_from",
                                violation_error_message="The last year can't be before the first year.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("from_year__isnull", True), ("from_year__range", (1930, 2100)), _connector="OR"
                                    ),
                                    models.Q(
                                        ("until_year__isnull", True),
                                        ("until_year__range", (1930, 2100)),
                                        _connector="OR",
                                    ),
                                ),
                                name="heldoccupation_years_make_sense",
                                violation_error_message="Write the years with four digits.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActivity",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "key",
                            models.CharField(
                                db_index=True,
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("method", stegvis.apps.projects.fields.CodeField(codes="activities", max_length=40)),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("contact", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                        ("planned_on", models.DateField(null=True)),
                        ("planned_until", models.DateField(null=True)),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "result",
                            stegvis.apps.projects.fields.CodeField(codes="activity_results", max_length=40, null=True),
                        ),
                        (
                            "result_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "recorded_by",
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
                            "withdrawn_by",
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        (
                            "project_method",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="projects.method",
                            ),
                        ),
                        (
                            "arranged_by",
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
                        "verbose_name": "historical activity",
                        "verbose_name_plural": "historical activitys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalActivityDay",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("on", models.DateField()),
                        ("attended", stegvis.apps.projects.fields.CodeField(codes="attendance", max_length=40)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=3, null=True)),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "recorded_by",
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
                            "withdrawn_by",
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
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="casework.activity",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
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
                        "verbose_name": "historical activity day",
                        "verbose_name_plural": "historical activity days",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupSession",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "key",
                            models.CharField(
                                db_index=True,
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        (
                            "series",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key, editable=False, max_length=20
                            ),
                        ),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField(null=True)),
                        ("themes", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "kind",
                            stegvis.apps.projects.fields.CodeField(
                                codes="information_kinds", default="attendance", max_length=40
                            ),
                        ),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("guests", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "recorded_by",
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
                            "withdrawn_by",
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
                            "leader",
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
                        "verbose_name": "historical group session",
                        "verbose_name_plural": "historical group sessions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNote",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "key",
                            models.CharField(
                                db_index=True,
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "recorded_by",
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
                            "withdrawn_by",
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
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
                        "verbose_name": "historical note",
                        "verbose_name_plural": "historical notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSessionPlace",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(blank=True, editable=False)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "attended",
                            stegvis.apps.projects.fields.CodeField(codes="attendance", max_length=40, null=True),
                        ),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "recorded_by",
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
                            "withdrawn_by",
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
                            "session",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="casework.groupsession",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="casework.case",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
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
                        "verbose_name": "historical session place",
                        "verbose_name_plural": "historical session places",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HouseholdMembership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.householdmembership",
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
                        ("household_key", models.CharField(db_index=True, max_length=64)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="householdmembership_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="householdmembership_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="householdmembership_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="householdmembership_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="householdmembership_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobApplication",
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
                                to="casework.jobapplication",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="application_kinds", max_length=40)),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "employer",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("sent_on", models.DateField()),
                        (
                            "answer",
                            stegvis.apps.projects.fields.CodeField(
                                codes="application_answers", default="waiting", max_length=40
                            ),
                        ),
                        ("answered_on", models.DateField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["person"], name="jobapplication_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="jobapplication_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="jobapplication_replaced_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "waiting"), ("answered_on__isnull", True)),
                                    models.Q(
                                        models.Q(("answer", "waiting"), _negated=True), ("answered_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="jobapplication_answered_on_a_day",
                                violation_error_message="An answer has its day, and what waits has none.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answered_on__gte", models.F("sent_on"))),
                                name="jobapplication_answered_not_before_sent",
                                violation_error_message="The answer can't come before the application was sent.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointConclusion",
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
                                to="casework.jointconclusion",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conclusions",
                                to="casework.assessment",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "return_to_work",
                            stegvis.apps.projects.fields.CodeField(codes="return_to_work", max_length=40),
                        ),
                        ("all_agree", models.BooleanField()),
                        ("differs", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="jointconclusion_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="jointconclusion_replaced_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("assessment",),
                                name="jointconclusion_one_counts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("all_agree", True), ("differs__isnull", True)),
                                    models.Q(("all_agree", False), ("differs__isnull", False)),
                                    _connector="OR",
                                ),
                                name="jointconclusion_says_how_it_differs",
                                violation_error_message="Say how the views differ when not all agree.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LanguageLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.languagelevel",
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
                            "language",
                            stegvis.apps.projects.fields.CodeField(codes="languages", default="sv", max_length=40),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("unknown", "Unknown"),
                                    ("none", "None"),
                                    ("A1", "A1"),
                                    ("A2", "A2"),
                                    ("B1", "B1"),
                                    ("B2", "B2"),
                                    ("C1", "C1"),
                                    ("C2", "C2"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "assessed_by",
                            models.CharField(choices=[("officer", "Officer"), ("person", "The person")], max_length=10),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="languagelevel_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="languagelevel_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="languagelevel_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="languagelevel_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="languagelevel_replaced_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__in", ("unknown", "none", "A1", "A2", "B1", "B2", "C1", "C2")),
                                    ("assessed_by__in", ("officer", "person")),
                                ),
                                name="languagelevel_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Livelihood",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.livelihood",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="livelihoods", max_length=40)),
                        ("share", models.PositiveSmallIntegerField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="livelihood_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="livelihood_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="livelihood_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="livelihood_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="livelihood_replaced_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gte", 1), ("share__lte", 100)),
                                name="livelihood_share_is_per_cent",
                                violation_error_message="The share lies between 1 and 100 per cent.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mapping",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="mappings", to="casework.case"
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("finished_on", models.DateField(null=True)),
                    ],
                    options={
                        "ordering": ["-started_on", "-id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="mapping_withdrawn_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("finished_on__gte", models.F("started_on"))),
                                name="mapping_finished_not_before_started",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("finished_on__isnull", True), ("withdrawn_at__isnull", True)),
                                fields=("case",),
                                name="mapping_under_way_once_a_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MappingCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mapping",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="corrections",
                                to="casework.mapping",
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("finished_on", models.DateField(null=True)),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
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
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MappingSection",
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
                                to="casework.mappingsection",
                            ),
                        ),
                        (
                            "mapping",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="casework.mapping",
                            ),
                        ),
                        ("domain", stegvis.apps.projects.fields.CodeField(codes="mapping_domains", max_length=40)),
                        ("talked_on", models.DateField()),
                        (
                            "answer",
                            models.CharField(
                                choices=[("told", "Told"), ("declined", "Did not want to talk about it")],
                                default="told",
                                max_length=10,
                            ),
                        ),
                        (
                            "situation",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "resources",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "obstacles",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("replaces",), name="mappingsection_replaced_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("why__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"
                                ),
                                name="mappingsection_reason_only_when_withdrawn",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("mapping", "domain"),
                                name="mappingsection_counts_once_a_domain",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", "told"),
                                        models.Q(
                                            ("obstacles__isnull", True),
                                            ("resources__isnull", True),
                                            ("situation__isnull", True),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        ("answer", "declined"),
                                        ("obstacles__isnull", True),
                                        ("resources__isnull", True),
                                        ("situation__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="mappingsection_told_with_a_text",
                                violation_error_message="Write something, or say that the person did not want to talk about it.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField()),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("link", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="casework.case"
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="meeting_kinds", max_length=40)),
                        ("number", models.PositiveSmallIntegerField(default=1)),
                        ("booked_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "booked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("cancelled_at", models.DateTimeField(null=True)),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "cancelled_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "ordering": ["on", "starts", "pk"],
                        "indexes": [models.Index(fields=["case", "on"], name="meeting_of_case")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))),
                                name="meeting_ends_after_it_starts",
                                violation_error_message="The meeting ends after it starts.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__isnull", False), ("link__isnull", False), _connector="OR"),
                                name="meeting_has_a_place_or_a_link",
                                violation_error_message="Say where you meet, or give the link.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cancelled_at__isnull", True), ("cancelled_why__isnull", True)),
                                    models.Q(("cancelled_at__isnull", False), ("cancelled_why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_cancelled_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="casework.meeting"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("worker__isnull", True), ("party__isnull", False), _connector="OR"),
                                name="call_of_a_worker_is_of_an_organisation",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("party__isnull", True)),
                                fields=("meeting",),
                                name="call_of_the_person_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("party__isnull", False), ("worker__isnull", True)),
                                fields=("meeting", "party"),
                                name="call_of_a_party_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("worker__isnull", False)),
                                fields=("meeting", "worker"),
                                name="call_of_a_worker_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField()),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("link", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="casework.meeting",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
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
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="meeting_version_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", 1), ("why__isnull", True)),
                                    models.Q(("number__gt", 1), ("why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_moved_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="casework.call"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.meetingversion",
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("called", "Called"),
                                    ("moved", "Told that the meeting is moved"),
                                    ("cancelled", "Told that the meeting is cancelled"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="call_notice",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "version", "what"), name="notice_of_each_time_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
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
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="casework.call"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.meetingversion",
                            ),
                        ),
                        ("answer", stegvis.apps.projects.fields.CodeField(codes="call_answers", max_length=40)),
                        ("suggested_on", models.DateField(null=True)),
                        ("suggested_at", models.TimeField(null=True)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", "other_time"),
                                        ("suggested_at__isnull", False),
                                        ("suggested_on__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("answer", "other_time"), _negated=True),
                                        ("suggested_at__isnull", True),
                                        ("suggested_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="call_other_time_is_named",
                                violation_error_message="Say which other time you suggest.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="casework.meeting",
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("present", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
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
                        ("finished_at", models.DateTimeField(null=True)),
                        (
                            "finished_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("present_organisations", models.ManyToManyField(related_name="+", to="access.organisation")),
                    ],
                    options={
                        "ordering": ["meeting", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="minutes_version_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("finished_at__isnull", True)),
                                fields=("meeting",),
                                name="minutes_one_draft",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", 1), ("why__isnull", True)),
                                    models.Q(("number__gt", 1), ("why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="minutes_amended_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="casework.minutes",
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes_copy",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="casework.minutes"
                            ),
                        ),
                        ("heading", stegvis.apps.projects.fields.CodeField(codes="minutes_headings", max_length=40)),
                        (
                            "kind",
                            stegvis.apps.projects.fields.CodeField(
                                codes="information_kinds", default="work_education", max_length=40
                            ),
                        ),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("minutes", "heading"), name="minutes_heading_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                            "key",
                            models.CharField(
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="casework.case"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                    ],
                    options={
                        "ordering": ["-on", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="note_withdrawn_with_a_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Occupation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.occupation",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="occupations", max_length=40)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                        ("supported", models.BooleanField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="occupation_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="occupation_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="occupation_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="occupation_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="occupation_replaced_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours__gte", 0), ("hours__lte", 80)),
                                name="occupation_hours_in_a_week",
                                violation_error_message="Hours a week lie between 0 and 80.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Payment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("household_key", models.CharField(max_length=64)),
                        ("month", models.DateField()),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="payment_kinds", max_length=40)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("batch", models.BigIntegerField(null=True)),
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.payment",
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["owner", "household_key", "month"], name="payment_of_household"),
                            models.Index(fields=["owner", "month"], name="payment_by_month"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)), fields=["batch"], name="payment_of_batch"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="payment_month_is_a_first",
                                violation_error_message="The month is given by its first day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="plan", to="casework.case"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PlanAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actions",
                                to="casework.planversion",
                            ),
                        ),
                        (
                            "sub_goal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actions",
                                to="casework.plansubgoal",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "line",
                            models.CharField(
                                db_index=True, default=stegvis.apps.people.models.person.new_key, max_length=20
                            ),
                        ),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("contact", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("due", models.DateField()),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                        "indexes": [models.Index(fields=["due", "version"], name="plan_action_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "line"), name="plan_line_once_a_version"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("party__isnull", True), ("origin", models.F("party")), _connector="OR"
                                ),
                                name="plan_line_of_a_party_is_its_own",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
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
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="casework.planaction",
                            ),
                        ),
                        ("line", models.CharField(db_index=True, max_length=20)),
                        ("result", stegvis.apps.projects.fields.CodeField(codes="plan_results", max_length=40)),
                        (
                            "reason",
                            stegvis.apps.projects.fields.CodeField(codes="plan_reasons", max_length=40, null=True),
                        ),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason__isnull", False), ("result__in", ("partly", "not_done"))),
                                    models.Q(("reason__isnull", True), ("result__in", ("under_way", "done"))),
                                    _connector="OR",
                                ),
                                name="plan_not_done_with_a_reason",
                                violation_error_message="Say why it was not done.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
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
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="casework.plan"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("goal", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "goal_kind",
                            stegvis.apps.projects.fields.CodeField(
                                codes="information_kinds", default="work_education", max_length=40
                            ),
                        ),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
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
                        ("agreed_on", models.DateField(null=True)),
                        ("agreed_at", models.DateTimeField(null=True)),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting_kind",
                            stegvis.apps.projects.fields.CodeField(codes="meeting_kinds", max_length=40, null=True),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_versions",
                                to="casework.meeting",
                            ),
                        ),
                        ("present", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("review_weeks", models.PositiveSmallIntegerField(null=True)),
                        ("present_organisations", models.ManyToManyField(related_name="+", to="access.organisation")),
                    ],
                    options={
                        "ordering": ["plan", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "number"), name="plan_version_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("agreed_on__isnull", True)), fields=("plan",), name="plan_one_draft"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at__isnull", True), ("agreed_on__isnull", True)),
                                    models.Q(
                                        ("agreed_at__isnull", False),
                                        ("agreed_on__isnull", False),
                                        ("goal__isnull", False),
                                        ("meeting_kind__isnull", False),
                                        ("review_weeks__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_agreed_with_goal_meeting_and_rhythm",
                                violation_error_message="A plan is agreed with the person's own goal, in a meeting, with a rhythm.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_weeks__gte", 1), ("review_weeks__lte", 26)),
                                name="plan_rhythm_in_weeks",
                                violation_error_message="The plan is looked at every week at most, and twice a year at least.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanSignature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
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
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="casework.planversion",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[("signed", "Signed"), ("declined", "Did not sign")], max_length=10
                            ),
                        ),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.document",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "signed"), ("why__isnull", True)),
                                    models.Q(("answer", "declined"), ("why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="plan_declined_with_a_reason",
                                violation_error_message="Say why the plan is not signed.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disclosure__isnull", True), ("document__isnull", False)),
                                    models.Q(
                                        ("document__isnull", True),
                                        ("party", models.F("origin")),
                                        ("party__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_signed_here_or_on_paper",
                                violation_error_message="Who has not signed here has signed on paper: add the paper.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="casework.plan"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.planversion"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("planned_on", models.DateField()),
                        ("said", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
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
                        ("actions", models.ManyToManyField(related_name="+", to="casework.planaction")),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="casework.planversion",
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_copy",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PortfolioItem",
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
                                to="casework.portfolioitem",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="portfolio_kinds", max_length=40)),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("place", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("level", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("from_year", models.PositiveSmallIntegerField(null=True)),
                        ("until_year", models.PositiveSmallIntegerField(null=True)),
                        (
                            "proof",
                            stegvis.apps.projects.fields.CodeField(
                                codes="portfolio_proofs", default="own_word", max_length=40
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.document",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["person"], name="portfolioitem_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="portfolioitem_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="portfolioitem_replaced_once"),
                            models.CheckConstraint(
                                condition=models.Q(("until_year__gte", models.F("from_year"))),
                                name="portfolioitem_until_not_before_from",
                                violation_error_message="The last year can't be before the first year.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("from_year__isnull", True), ("from_year__range", (1930, 2100)), _connector="OR"
                                    ),
                                    models.Q(
                                        ("until_year__isnull", True),
                                        ("until_year__range", (1930, 2100)),
                                        _connector="OR",
                                    ),
                                ),
                                name="portfolioitem_years_make_sense",
                                violation_error_message="Write the years with four digits.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CvLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "cv",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="casework.cv"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casework.portfolioitem",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                        "constraints": [models.UniqueConstraint(fields=("cv", "item"), name="cv_item_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PossibleOccupation",
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
                                to="casework.possibleoccupation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("ssyk", stegvis.apps.projects.fields.CodeField(codes="ssyk_2012_units", max_length=40)),
                        ("reason", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["person"], name="possibleoccupation_of_person")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="possibleoccupation_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="possibleoccupation_replaced_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissingSkill",
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
                                to="casework.missingskill",
                            ),
                        ),
                        (
                            "occupation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="missing",
                                to="casework.possibleoccupation",
                            ),
                        ),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("how", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("who", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("due", models.DateField(null=True)),
                        ("gained_on", models.DateField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="missingskill_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="missingskill_replaced_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedMeasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "conclusion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="casework.jointconclusion",
                            ),
                        ),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        (
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
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
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="referral", to="casework.case"
                            ),
                        ),
                        (
                            "way_in",
                            stegvis.apps.projects.fields.CodeField(
                                codes="referral_sources", default="unknown", max_length=40
                            ),
                        ),
                        (
                            "sender",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("referred_on", models.DateField()),
                        (
                            "decision",
                            stegvis.apps.projects.fields.CodeField(
                                codes="referral_decisions", max_length=40, null=True
                            ),
                        ),
                        ("decided_on", models.DateField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on__isnull", True), ("decision__isnull", True)),
                                    models.Q(("decided_on__isnull", False), ("decision__isnull", False)),
                                    _connector="OR",
                                ),
                                name="referral_decision_and_day_both_or_neither",
                                violation_error_message="A decision needs its day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decided_on__gte", models.F("referred_on"))),
                                name="referral_decided_not_before_referred",
                                violation_error_message="The decision can't be before the referral.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Residence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.residence",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="residence_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="residence_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="residence_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="residence_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="residence_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Responsibility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibilities",
                                to="casework.case",
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
                        ("note", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "handed_over_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["user", "until"], name="responsibility_of_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="casework_responsibility_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("noted_at__isnull", True), ("handed_over_by__isnull", False), _connector="OR"
                                ),
                                name="responsibility_noted_where_handed_over",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("case",),
                                name="responsibility_open_once_a_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SentReferral",
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
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("referral", "Referral"), ("transfer", "Transfer of a case")],
                                default="referral",
                                max_length=10,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "sender",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "receiver",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.unit",
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.disclosure"
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.ground"
                            ),
                        ),
                        ("referred_on", models.DateField()),
                        ("sent_at", models.DateTimeField()),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(null=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("sent", "Waits"),
                                    ("question", "Waits for an answer"),
                                    ("taken", "Taken up"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="sent",
                                max_length=10,
                            ),
                        ),
                        ("settled_at", models.DateTimeField(null=True)),
                        (
                            "decision",
                            stegvis.apps.projects.fields.CodeField(
                                codes="referral_decisions", max_length=40, null=True
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="sent_referrals",
                                to="casework.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["receiver", "stage", "sent_at"], name="sent_referral_inbox"),
                            models.Index(fields=["sender", "-sent_at"], name="sent_referral_sent"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sender", models.F("receiver")), _negated=True),
                                name="sent_referral_between_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ("referral", "transfer")),
                                    ("stage__in", ("sent", "question", "taken", "declined", "withdrawn")),
                                ),
                                name="sent_referral_stage_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_at__isnull", True), ("stage__in", ("sent", "question"))),
                                    models.Q(
                                        models.Q(("stage__in", ("sent", "question")), _negated=True),
                                        ("settled_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="sent_referral_settled_when_its_stage_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision__isnull", False), ("stage", "declined")),
                                    models.Q(
                                        models.Q(("stage", "declined"), _negated=True), ("decision__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="sent_referral_declined_with_its_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("case__isnull", True), ("stage", "taken"), _connector="OR"),
                                name="sent_referral_has_a_case_only_when_taken",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage__in", ("sent", "question"))),
                                fields=("person", "project", "receiver"),
                                name="sent_referral_waits_once_a_person_and_receiver",
                                violation_error_message="The person is already referred there, and it waits.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="casework.sentreferral",
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("sent", "Sent"),
                                    ("opened", "Opened"),
                                    ("question", "Question"),
                                    ("answer", "Answer"),
                                    ("told", "State told to the sender"),
                                    ("taken", "Taken up"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Taken back"),
                                    ("reopened", "Reopened"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "state",
                            stegvis.apps.projects.fields.CodeField(codes="referral_states", max_length=40, null=True),
                        ),
                        (
                            "decision",
                            stegvis.apps.projects.fields.CodeField(
                                codes="referral_decisions", max_length=40, null=True
                            ),
                        ),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__isnull", False), ("what", "told")),
                                    models.Q(models.Q(("what", "told"), _negated=True), ("state__isnull", True)),
                                    _connector="OR",
                                ),
                                name="referral_event_tells_a_state_or_none",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionPlace",
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
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="casework.groupsession",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="session_places",
                                to="casework.case",
                            ),
                        ),
                        (
                            "attended",
                            stegvis.apps.projects.fields.CodeField(codes="attendance", max_length=40, null=True),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="sessionplace_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("session", "case"),
                                name="sessionplace_once",
                                violation_error_message="The person is invited already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.steplevel",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="activity_steps", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="steplevel_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="steplevel_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="steplevel_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="steplevel_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="steplevel_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Task",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="casework.minutes"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField()),
                        (
                            "line",
                            models.CharField(
                                db_index=True, default=stegvis.apps.people.models.person.new_key, max_length=20
                            ),
                        ),
                        ("what", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.organisation",
                            ),
                        ),
                        ("contact", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("due", models.DateField()),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["place", "pk"],
                        "indexes": [models.Index(fields=["due", "minutes"], name="task_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("minutes", "line"), name="task_once_in_minutes"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("party__isnull", True), ("origin", models.F("party")), _connector="OR"
                                ),
                                name="task_of_a_party_is_its_own",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
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
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="casework.task"
                            ),
                        ),
                        ("line", models.CharField(db_index=True, max_length=20)),
                        (
                            "result",
                            models.CharField(
                                choices=[("done", "Task done"), ("not_done", "Task not done")], max_length=10
                            ),
                        ),
                        (
                            "reason",
                            stegvis.apps.projects.fields.CodeField(codes="plan_reasons", max_length=40, null=True),
                        ),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason__isnull", False), ("result", "not_done")),
                                    models.Q(("reason__isnull", True), ("result", "done")),
                                    _connector="OR",
                                ),
                                name="task_not_done_with_a_reason",
                                violation_error_message="Say why it was not done.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkAbility",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.workability",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="work_ability", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="workability_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="workability_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="workability_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="workability_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="workability_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityDay",
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
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="days", to="casework.activity"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("attended", stegvis.apps.projects.fields.CodeField(codes="attendance", max_length=40)),
                        ("hours", models.DecimalField(decimal_places=1, max_digits=3, null=True)),
                    ],
                    options={
                        "ordering": ["on"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="activityday_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("activity", "on"),
                                name="activityday_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hours__isnull", True),
                                    models.Q(("attended", "came"), ("hours__gt", 0), ("hours__lte", 24)),
                                    _connector="OR",
                                ),
                                name="activityday_hours_for_who_came",
                                violation_error_message="Hours are noted for who came, at most 24 a day.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AfCategory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.afcategory",
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
                        ("code", stegvis.apps.projects.fields.CodeField(codes="af_codes", max_length=40)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="afcategory_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="afcategory_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="afcategory_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="afcategory_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="afcategory_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="casework.application",
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "came_of",
                            stegvis.apps.projects.fields.CodeField(codes="application_contacts", max_length=40),
                        ),
                        ("meeting_on", models.DateField(null=True)),
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
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("came_of", "booked"), ("meeting_on__isnull", False)),
                                    models.Q(
                                        models.Q(("came_of", "booked"), _negated=True), ("meeting_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="application_booked_for_a_day",
                                violation_error_message="A booking needs the day of the meeting, and nothing else has one.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationCount",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("month", models.DateField()),
                        ("reason", stegvis.apps.projects.fields.CodeField(codes="application_ends", max_length=40)),
                        ("number", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "owner", "month", "reason"), name="application_counted_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1), ("number__gte", 1)),
                                name="application_count_of_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AsiRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "occasion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ratings",
                                to="casework.asioccasion",
                            ),
                        ),
                        ("area", stegvis.apps.projects.fields.CodeField(codes="asi_areas", max_length=40)),
                        ("worry", models.PositiveSmallIntegerField(null=True)),
                        ("help_need", models.PositiveSmallIntegerField(null=True)),
                        ("severity", models.PositiveSmallIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("occasion", "area"), name="asirating_once_an_area"),
                            models.CheckConstraint(
                                condition=models.Q(("worry__isnull", True), ("worry__lte", 4), _connector="OR"),
                                name="asirating_worry_on_its_scale",
                                violation_error_message="A rating lies outside its scale.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("help_need__isnull", True), ("help_need__lte", 4), _connector="OR"),
                                name="asirating_help_need_on_its_scale",
                                violation_error_message="A rating lies outside its scale.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("severity__isnull", True), ("severity__lte", 9), _connector="OR"),
                                name="asirating_severity_on_its_scale",
                                violation_error_message="A rating lies outside its scale.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("help_need__isnull", True),
                                    ("severity__isnull", True),
                                    ("worry__isnull", True),
                                    _negated=True,
                                ),
                                name="asirating_has_a_rating",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentView",
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
                                to="casework.assessmentview",
                            ),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to="casework.assessment",
                            ),
                        ),
                        ("profession", stegvis.apps.projects.fields.CodeField(codes="professions", max_length=40)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "assessor",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("text", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "return_to_work",
                            stegvis.apps.projects.fields.CodeField(codes="return_to_work", max_length=40),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("own", "Our own view"),
                                    ("told", "Told at the meeting"),
                                    ("received", "Handed over to us"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.ground",
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="assessmentview_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(fields=("replaces",), name="assessmentview_replaced_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disclosure__isnull", True), ("ground__isnull", True), ("way", "own")),
                                    models.Q(("disclosure__isnull", True), ("ground__isnull", False), ("way", "told")),
                                    models.Q(
                                        ("disclosure__isnull", False), ("ground__isnull", True), ("way", "received")
                                    ),
                                    _connector="OR",
                                ),
                                name="assessmentview_came_on_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attestation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                            ),
                        ),
                        ("on", models.DateField(null=True)),
                        ("until", models.DateField(null=True)),
                        (
                            "source",
                            stegvis.apps.projects.fields.CodeField(codes="fact_sources", default="own", max_length=40),
                        ),
                        ("batch", models.BigIntegerField(null=True)),
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
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.attestation",
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
                        ("about", stegvis.apps.projects.fields.CodeField(codes="judgements", max_length=40)),
                        (
                            "says",
                            models.CharField(
                                choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known yet")], max_length=10
                            ),
                        ),
                        ("basis", stegvis.apps.projects.fields.CodeField(codes="judgement_bases", max_length=40)),
                        ("note", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["person", "on"], name="attestation_of_person"),
                            models.Index(
                                condition=models.Q(("batch__isnull", False)),
                                fields=["batch"],
                                name="attestation_of_batch",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("on"))),
                                name="attestation_until_not_before_on",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("why__isnull", True), ("withdrawn_at__isnull", True)),
                                    models.Q(("why__isnull", False), ("withdrawn_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="attestation_withdrawn_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("batch__isnull", True)),
                                fields=("replaces",),
                                name="attestation_replaced_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("on__isnull", False), ("until__isnull", True)),
                                name="attestation_is_judged_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("says__in", ("yes", "no", "unknown"))),
                                name="attestation_says_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

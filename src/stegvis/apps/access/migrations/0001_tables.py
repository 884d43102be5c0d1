import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import stegvis.apps.access.table_sets


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="LogBlock",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField(unique=True)),
                        ("sealed_at", models.DateTimeField()),
                        ("previous", models.CharField(max_length=64)),
                        ("digest", models.CharField(max_length=64)),
                    ],
                    options={
                        "ordering": ["number"],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="E-mail")),
                        ("name", models.CharField(max_length=150, verbose_name="Name")),
                        (
                            "language",
                            models.CharField(
                                choices=[("sv", "Svenska"), ("en", "English")],
                                default="sv",
                                max_length=2,
                                verbose_name="Language",
                            ),
                        ),
                        (
                            "theme",
                            models.CharField(
                                choices=[("auto", "As the computer"), ("light", "Light"), ("dark", "Dark")],
                                default="auto",
                                max_length=5,
                                verbose_name="Colours",
                            ),
                        ),
                        (
                            "density",
                            models.CharField(
                                choices=[("normal", "Normal"), ("compact", "Compact")],
                                default="normal",
                                max_length=7,
                                verbose_name="Spacing",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="Active")),
                        ("is_demo", models.BooleanField(default=False, editable=False)),
                        ("purpose", models.CharField(blank=True, editable=False, max_length=200)),
                    ],
                    options={
                        "verbose_name": "User",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="user_email_is_unique_in_any_case"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ErasurePass",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("table", models.CharField(max_length=63)),
                        ("row", models.BigIntegerField()),
                        ("line", models.BigIntegerField()),
                    ],
                    options={
                        "indexes": [models.Index(fields=["line"], name="erasure_pass_of_line")],
                        "constraints": [models.UniqueConstraint(fields=("table", "row"), name="erasure_pass_once")],
                    },
                ),
                migrations.CreateModel(
                    name="LogEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(db_index=True, verbose_name="When")),
                        ("viewer", models.CharField(max_length=200, verbose_name="Who")),
                        ("user_id", models.BigIntegerField(null=True)),
                        ("organisation_id", models.BigIntegerField(null=True)),
                        ("act", models.CharField(max_length=100, verbose_name="What")),
                        ("refused", models.BooleanField(default=False, verbose_name="Refused")),
                        ("person_key", models.CharField(blank=True, max_length=40, verbose_name="Person")),
                        ("person_keys", models.TextField(blank=True, verbose_name="Persons in the list")),
                        ("target", models.CharField(blank=True, max_length=120, verbose_name="Target")),
                        ("fields", models.TextField(blank=True, verbose_name="Fields")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                    ],
                    options={
                        "verbose_name": "Log entry",
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("person_key", ""), _negated=True),
                                fields=["person_key", "-at"],
                                name="log_person",
                            ),
                            models.Index(fields=["user_id", "-at"], name="log_user"),
                            models.Index(fields=["organisation_id", "-at"], name="log_organisation"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogSeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal",
                                to="access.logentry",
                            ),
                        ),
                        (
                            "block",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seals",
                                to="access.logblock",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["entry_id"],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, unique=True, verbose_name="Name")),
                        ("kind", models.CharField(max_length=40, verbose_name="Kind")),
                        ("principal", models.CharField(blank=True, max_length=200, verbose_name="Principal")),
                        ("municipality_code", models.CharField(blank=True, max_length=4, verbose_name="Municipality")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="Phone")),
                        (
                            "retention_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="Months that cases are kept"
                            ),
                        ),
                        (
                            "allows_local_sign_in",
                            models.BooleanField(default=True, verbose_name="Sign-in with password"),
                        ),
                        (
                            "leaving_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="Leaves from"),
                        ),
                        ("left_on", models.DateField(blank=True, editable=False, null=True, verbose_name="Left")),
                    ],
                    options={
                        "verbose_name": "Organisation",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        (
                                            "eb",
                                            "ame",
                                            "social",
                                            "adult_education",
                                            "af",
                                            "fk",
                                            "primary_care",
                                            "psychiatry",
                                            "region_other",
                                            "association",
                                            "employer",
                                            "probation",
                                            "civil_society",
                                            "provider",
                                            "guardian",
                                            "other",
                                        ),
                                    )
                                ),
                                name="organisation_kind_is_an_agency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("retention_months__isnull", True), ("retention_months__gt", 0), _connector="OR"
                                ),
                                name="organisation_retention_is_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on__isnull", True),
                                    models.Q(("leaving_on__isnull", False), ("left_on__gte", models.F("leaving_on"))),
                                    _connector="OR",
                                ),
                                name="organisation_left_after_it_began_to_leave",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("leaving_on__isnull", True),
                                    models.Q(("kind", "association"), _negated=True),
                                    _connector="OR",
                                ),
                                name="organisation_of_the_association_stays",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="access.organisation",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Name")),
                    ],
                    options={
                        "verbose_name": "Unit",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("organisation", "name"), name="unit_name_is_unique_in_it")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
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
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="access.organisation",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="access.unit",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("case_worker", "Case worker"),
                                    ("registrar", "Registrar"),
                                    ("unit_manager", "Unit manager"),
                                    ("process_leader", "Process leader"),
                                    ("referrer", "Referrer"),
                                    ("provider", "Provider"),
                                    ("evaluator", "Evaluator"),
                                    ("steering_group", "Steering group"),
                                    ("association_officer", "Association officer"),
                                    ("administrator", "Administrator"),
                                    ("data_protection_officer", "Data-protection officer"),
                                ],
                                max_length=30,
                                verbose_name="Role",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="From")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
                        (
                            "sees_protected",
                            models.BooleanField(default=False, verbose_name="Sees persons with protected identity"),
                        ),
                    ],
                    options={
                        "verbose_name": "Membership",
                        "ordering": ["organisation__name", "role"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="membership_until_is_not_before_since",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "case_worker",
                                            "registrar",
                                            "unit_manager",
                                            "process_leader",
                                            "referrer",
                                            "provider",
                                            "evaluator",
                                            "steering_group",
                                            "association_officer",
                                            "administrator",
                                            "data_protection_officer",
                                        ],
                                    )
                                ),
                                name="membership_role_is_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "unit_manager"), _negated=True),
                                    ("unit__isnull", False),
                                    _connector="OR",
                                ),
                                name="membership_unit_manager_has_a_unit",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("user", "organisation", "role"),
                                name="membership_open_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="access.membership",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="From")),
                        ("until", models.DateField(verbose_name="Until")),
                    ],
                    options={
                        "verbose_name": "Duty",
                        "ordering": ["since"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="duty_until_is_not_before_since",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

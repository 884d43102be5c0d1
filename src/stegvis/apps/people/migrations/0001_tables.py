import datetime

import django.db.models.deletion
import django.db.models.expressions
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
        ("projects", "0001_tables"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Ground",
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grounds",
                                to="people.person",
                            ),
                        ),
                        ("rule", stegvis.apps.projects.fields.CodeField(codes="secrecy_rules", max_length=40)),
                        ("cites", models.CharField(blank=True, max_length=200)),
                        ("purpose", stegvis.apps.projects.fields.CodeField(codes="disclosure_purposes", max_length=40)),
                        ("since", models.DateField()),
                        ("until", models.DateField(null=True)),
                        ("given_at", models.DateTimeField()),
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
                        ("note", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
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
                        (
                            "withdrawal_note",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "followed_by",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follows",
                                to="people.ground",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-given_at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=["until"],
                                name="ground_expiring",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="ground_until_not_before_since",
                                violation_error_message="The last day can't be before the first day.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("withdrawn_at__gte", models.F("given_at"))),
                                name="ground_withdrawn_not_before_given",
                                violation_error_message="It can't be withdrawn before it was given.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("followed_by__isnull", True), ("withdrawn_at__isnull", False), _connector="OR"
                                ),
                                name="ground_followed_only_when_withdrawn",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPerson",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "key",
                            models.CharField(
                                db_index=True,
                                default=stegvis.apps.people.models.person.new_key,
                                editable=False,
                                max_length=20,
                            ),
                        ),
                        ("number", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "given_name",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "family_name",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("phone", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("email", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("address", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "birth_date",
                            stegvis.apps.access.encryption.fields.EncryptedDateField(editable=True, null=True),
                        ),
                        ("birth_year", models.PositiveSmallIntegerField(null=True)),
                        ("sex", stegvis.apps.projects.fields.CodeField(codes="sex", default="unknown", max_length=40)),
                        ("arrival_year", models.PositiveSmallIntegerField(null=True)),
                        (
                            "birth_region",
                            stegvis.apps.projects.fields.CodeField(codes="birth_regions", max_length=40, null=True),
                        ),
                        ("language", models.CharField(blank=True, max_length=8)),
                        (
                            "protection",
                            stegvis.apps.projects.fields.CodeField(codes="protection", default="none", max_length=40),
                        ),
                        (
                            "municipality",
                            stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40, null=True),
                        ),
                        ("registered_at", models.DateTimeField(blank=True, editable=False)),
                        ("batch", models.BigIntegerField(db_index=True, null=True)),
                        (
                            "history_change_reason",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "owner",
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
                            "registered_by",
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
                        "verbose_name": "historical person",
                        "verbose_name_plural": "historical persons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Person",
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("number", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "number_lookup",
                            stegvis.apps.access.encryption.fields.LookupField(null=True, of="scoped_number"),
                        ),
                        (
                            "given_name",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        (
                            "family_name",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("phone", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("email", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("address", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "birth_date",
                            stegvis.apps.access.encryption.fields.EncryptedDateField(editable=True, null=True),
                        ),
                        ("birth_year", models.PositiveSmallIntegerField(null=True)),
                        ("sex", stegvis.apps.projects.fields.CodeField(codes="sex", default="unknown", max_length=40)),
                        ("arrival_year", models.PositiveSmallIntegerField(null=True)),
                        (
                            "birth_region",
                            stegvis.apps.projects.fields.CodeField(codes="birth_regions", max_length=40, null=True),
                        ),
                        ("language", models.CharField(blank=True, max_length=8)),
                        (
                            "protection",
                            stegvis.apps.projects.fields.CodeField(codes="protection", default="none", max_length=40),
                        ),
                        (
                            "municipality",
                            stegvis.apps.projects.fields.CodeField(codes="municipalities", max_length=40, null=True),
                        ),
                        ("registered_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "registered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("batch", models.BigIntegerField(db_index=True, null=True)),
                        ("alike_lookup", stegvis.apps.access.encryption.fields.LookupField(null=True, of="alike")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_rows",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("alike_lookup__isnull", False)),
                                fields=["owner", "alike_lookup"],
                                name="person_alike",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("owner", "number_lookup"), name="person_number_once_an_owner"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("arrival_year__isnull", True),
                                    ("birth_year__isnull", True),
                                    ("arrival_year__gte", models.F("birth_year")),
                                    _connector="OR",
                                ),
                                name="person_arrived_after_birth",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(
                                        ("number_lookup__isnull", True),
                                        models.Q(("merged_into", models.F("id")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_merged_into_another_and_without_a_number",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opening",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="people.person"
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
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("emergency", "Emergency"),
                                    ("duty", "On duty"),
                                    ("own_staff", "Own staff or relative"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("opened_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        (
                            "review",
                            models.CharField(
                                blank=True, choices=[("right", "Justified"), ("wrong", "Not justified")], max_length=10
                            ),
                        ),
                        (
                            "review_note",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                        ("reviewed_at", models.DateTimeField(null=True)),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-opened_at"],
                        "indexes": [models.Index(fields=["user", "ends_at"], name="opening_of_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("why__in", ("emergency", "duty", "own_staff"))),
                                name="opening_why_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_at__gt", models.F("opened_at")),
                                    (
                                        "ends_at__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("opened_at"), "+", models.Value(datetime.timedelta(seconds=10800))
                                        ),
                                    ),
                                ),
                                name="opening_lasts_three_hours_at_most",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("review", ""), ("reviewed_at__isnull", True)),
                                    models.Q(models.Q(("review", ""), _negated=True), ("reviewed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="opening_review_and_instant_both_or_neither",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reviewed_by", models.F("user")), _negated=True),
                                    ("reviewed_by__isnull", True),
                                    _connector="OR",
                                ),
                                name="opening_reviewed_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NameKey",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="name_keys",
                                to="people.person",
                            ),
                        ),
                        ("key", models.BigIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("key", "person"), name="name_key_once_a_person")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroundHolding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="people.ground"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held_grounds",
                                to="people.person",
                            ),
                        ),
                        ("since", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("ground", "person"), name="ground_held_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("title", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("application/pdf", "PDF"),
                                    ("image/png", "PNG"),
                                    ("image/jpeg", "JPEG"),
                                    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"),
                                ],
                                max_length=80,
                            ),
                        ),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedBytesField()),
                        ("size", models.PositiveIntegerField()),
                        ("added_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "removed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["-added_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("removed_at__isnull", True), ("why__isnull", True)),
                                    models.Q(("removed_at__isnull", False), ("why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="document_removed_with_a_reason",
                                violation_error_message="Say why the document is taken out.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
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
                            "to_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("purpose", stegvis.apps.projects.fields.CodeField(codes="disclosure_purposes", max_length=40)),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("here", "In Stegvis"),
                                    ("paper", "On paper"),
                                    ("spoken", "Spoken, at a meeting or by phone"),
                                ],
                                default="here",
                                max_length=10,
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
                        ("is_protected", models.BooleanField(default=False)),
                        ("copy", stegvis.apps.access.encryption.fields.EncryptedJSONField(editable=True)),
                        ("digest", models.CharField(max_length=64)),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [models.Index(fields=["receiver", "-at"], name="disclosure_received")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sender", models.F("receiver")), _negated=True),
                                name="disclosure_between_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("way__in", ("here", "paper", "spoken"))),
                                name="disclosure_way_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonMerge",
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
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="people.person"
                            ),
                        ),
                        (
                            "merged",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        (
                            "filled",
                            stegvis.apps.access.encryption.fields.EncryptedJSONField(default=dict, editable=True),
                        ),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "undone_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("merged")), _negated=True),
                                name="merge_of_two_rows",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("undone_why__isnull", True)),
                                    models.Q(("undone_at__isnull", False), ("undone_why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="merge_undone_with_a_reason",
                                violation_error_message="Say why they are two persons.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("undone_at__gte", models.F("at"))),
                                name="merge_undone_after_it_was_made",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)),
                                fields=("merged",),
                                name="merged_once_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MergedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "merge",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="people.personmerge",
                            ),
                        ),
                        ("table", models.CharField(max_length=60)),
                        ("field", models.CharField(max_length=30)),
                        ("row", models.BigIntegerField()),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("moved", "Moved to the row that is kept"),
                                    ("stayed", "Was the kept row's already"),
                                    ("went", "Came later, and went along when it was undone"),
                                ],
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("merge", "table", "field", "row"), name="merged_row_once"),
                            models.CheckConstraint(
                                condition=models.Q(("what__in", ("moved", "stayed", "went"))),
                                name="merged_row_what_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reception",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reception",
                                to="people.disclosure",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receptions",
                                to="people.person",
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
                    ],
                ),
                migrations.CreateModel(
                    name="StandingView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("purpose", stegvis.apps.projects.fields.CodeField(codes="disclosure_purposes", max_length=40)),
                        ("kinds", models.JSONField()),
                        ("legal_support", models.TextField()),
                        ("since", models.DateField()),
                        ("until", models.DateField(null=True)),
                        ("given_at", models.DateTimeField()),
                        (
                            "given_by",
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
                    ],
                    options={
                        "ordering": ["-given_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sender", models.F("receiver")), _negated=True),
                                name="standing_view_between_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("legal_support", ""), _negated=True),
                                name="standing_view_has_legal_support",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="standing_view_until_not_before_since",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosedKind",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "disclosure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kinds",
                                to="people.disclosure",
                            ),
                        ),
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
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
                            "standing_view",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.standingview",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("disclosure", "kind"), name="disclosed_kind_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ground__isnull", False), ("standing_view__isnull", True)),
                                    models.Q(("ground__isnull", True), ("standing_view__isnull", False)),
                                    _connector="OR",
                                ),
                                name="disclosed_kind_rests_on_one_thing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TwoPersons",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                        ("why", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True)),
                        ("taken_back_at", models.DateTimeField(null=True)),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "taken_back_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("one__lt", models.F("other"))), name="two_persons_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("taken_back_at__isnull", True), ("taken_back_why__isnull", True)),
                                    models.Q(("taken_back_at__isnull", False), ("taken_back_why__isnull", False)),
                                    _connector="OR",
                                ),
                                name="two_persons_taken_back_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at__isnull", True)),
                                fields=("one", "other"),
                                name="two_persons_once_a_pair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnonymousCount",
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
                        ("year", models.PositiveSmallIntegerField()),
                        ("sex", stegvis.apps.projects.fields.CodeField(codes="sex", max_length=40)),
                        ("number", models.PositiveIntegerField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "owner", "year", "sex"), name="anonymous_count_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1990), ("year__lte", 2200)),
                                name="anonymous_count_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 0)), name="anonymous_count_not_negative"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureRequest",
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
                            "introduction",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="request",
                                to="people.disclosure",
                            ),
                        ),
                        ("kinds", models.JSONField()),
                        ("message", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("given", "Handed over"), ("refused", "Not handed over")],
                                max_length=10,
                            ),
                        ),
                        ("reason", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "disclosure",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="people.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="request_answer_and_instant_both_or_neither",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", "given"), ("disclosure__isnull", False)),
                                    models.Q(
                                        models.Q(("answer", "given"), _negated=True), ("disclosure__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="request_given_with_its_disclosure",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("form_key", models.CharField(max_length=120)),
                        ("content", stegvis.apps.access.encryption.fields.EncryptedJSONField(editable=True)),
                        ("saved_at", models.DateTimeField(auto_now=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "organisation", "form_key"), name="draft_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormReview",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("language", models.CharField(max_length=20)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("reviewed_by", models.CharField(max_length=200)),
                        ("reviewed_on", models.DateField()),
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
                    ],
                    options={
                        "ordering": ["language", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("organisation", "language", "version"),
                                name="form_review_once",
                                violation_error_message="This version has been reviewed already.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reviewed_by", ""), _negated=True),
                                name="form_review_by_somebody",
                                violation_error_message="Write who has reviewed the translation.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ground",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="consent", to="people.ground"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("paper", "On paper, signed"), ("spoken", "Spoken, noted by the officer")],
                                max_length=10,
                            ),
                        ),
                        ("language", stegvis.apps.projects.fields.CodeField(codes="languages", max_length=40)),
                        (
                            "interpreter",
                            models.CharField(
                                choices=[("none", "None"), ("there", "In the room"), ("remote", "By phone or screen")],
                                default="none",
                                max_length=10,
                            ),
                        ),
                        (
                            "taken_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("form__in", ("paper", "spoken")), ("interpreter__in", ("none", "there", "remote"))
                                ),
                                name="consent_form_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroundLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ground",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="people.ground"
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
                        ("kind", stegvis.apps.projects.fields.CodeField(codes="information_kinds", max_length=40)),
                        ("given", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["sender", "receiver", "kind"], name="ground_line_way")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ground", "sender", "receiver", "kind"), name="ground_line_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sender", models.F("receiver")), _negated=True),
                                name="ground_line_between_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HiddenBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("batch", models.BigIntegerField(unique=True)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[("staging", "Being written"), ("replaced", "Replaced by a later file")],
                                max_length=10,
                            ),
                        ),
                        ("since", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("why__in", ("staging", "replaced"))), name="hidden_batch_why_known"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]

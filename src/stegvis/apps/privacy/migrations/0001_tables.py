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
        ("people", "0001_tables"),
    ]

    operations = [
        stegvis.apps.access.table_sets.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Leaving",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("decided_on", models.DateField(verbose_name="Decided on")),
                        ("decided_by", models.CharField(max_length=200, verbose_name="Decided by")),
                        ("reference", models.CharField(max_length=100, verbose_name="Reference")),
                        ("since", models.DateField(verbose_name="Leaves from")),
                        ("recorded_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-recorded_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_by", ""), _negated=True),
                                    models.Q(("reference", ""), _negated=True),
                                    ("decided_on__lte", models.F("since")),
                                ),
                                name="leaving_rests_on_a_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("taken_back_at__isnull", True), ("taken_back_by__isnull", True)),
                                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="leaving_taken_back_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="leaving_done_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("taken_back_at__isnull", True), ("done_at__isnull", True), _connector="OR"
                                ),
                                name="leaving_taken_back_or_done",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at__isnull", True)),
                                fields=("organisation",),
                                name="leaving_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LogReview",
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
                                max_length=40,
                                unique=True,
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="Month")),
                        ("population", models.PositiveIntegerField()),
                        ("drawn_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "drawn_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("signed_at", models.DateTimeField(null=True)),
                        (
                            "signed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "conclusion",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True),
                        ),
                    ],
                    options={
                        "verbose_name": "Review of the log",
                        "ordering": ["-month"],
                        "constraints": [
                            models.UniqueConstraint(fields=("organisation", "month"), name="log_review_once_a_month"),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="log_review_of_a_whole_month"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("conclusion__isnull", True), ("signed_at__isnull", True)),
                                    models.Q(("conclusion__isnull", False), ("signed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="log_review_signed_with_a_conclusion",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Removal",
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="privacy.retentionrule",
                            ),
                        ),
                        (
                            "leaving",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="removals",
                                to="privacy.leaving",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="Drawn up on")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("prepared", "Waits for approval"),
                                    ("approved", "Being carried out"),
                                    ("done", "Carried out"),
                                    ("discarded", "Not carried out"),
                                ],
                                default="prepared",
                                max_length=10,
                            ),
                        ),
                        ("prepared_at", models.DateTimeField(auto_now_add=True)),
                        (
                            "prepared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_at", models.DateTimeField(null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("why_not", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["-prepared_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ("prepared", "approved", "done", "discarded"))),
                                name="removal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        ("approved_by__isnull", False),
                                        ("state__in", ("approved", "done")),
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", True),
                                        ("approved_by__isnull", True),
                                        ("state__in", ("prepared", "discarded")),
                                    ),
                                    _connector="OR",
                                ),
                                name="removal_approved_by_somebody_when_its_state_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="removal_approved_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", False), ("state__in", ("done", "discarded"))),
                                    models.Q(("ended_at__isnull", True), ("state__in", ("prepared", "approved"))),
                                    _connector="OR",
                                ),
                                name="removal_ended_when_its_state_says_so",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "discarded"), ("why_not__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "discarded"), _negated=True), ("why_not__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="removal_discarded_with_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rule__isnull", True), ("leaving__isnull", True), _connector="OR"),
                                name="removal_by_rule_or_because_of_leaving",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("prepared", "approved"))),
                                fields=("organisation",),
                                name="removal_one_under_way",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RemovalCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "removal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="counts", to="privacy.removal"
                            ),
                        ),
                        ("kind", models.CharField(max_length=80)),
                        ("expected", models.PositiveIntegerField(default=0)),
                        ("removed", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("removal", "kind"), name="removal_count_once_a_kind")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RemovalLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "removal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="privacy.removal"
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be removed"),
                                    ("removed", "Removed"),
                                    ("kept", "Kept: no longer due, or kept longer"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("last_on", models.DateField(null=True)),
                        (
                            "basis",
                            models.CharField(
                                choices=[
                                    ("rule", "The time is up"),
                                    ("request", "Erasure was granted"),
                                    ("leaving", "The organisation leaves"),
                                ],
                                default="rule",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["removal", "state"], name="removal_line_waits")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("basis__in", ("rule", "request", "leaving"))),
                                name="removal_line_basis_known",
                            ),
                            models.UniqueConstraint(fields=("removal", "person"), name="removal_line_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("last_on__isnull", True), ("person__isnull", True), ("state", "removed")),
                                    ("state__in", ("waiting", "kept")),
                                    _connector="OR",
                                ),
                                name="removal_line_removed_leads_to_nobody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionHold",
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
                            "reason",
                            models.CharField(
                                choices=[
                                    ("dispute", "Appeal or legal dispute"),
                                    ("damages", "Claim for damages"),
                                    ("supervision", "Supervision or an open deviation"),
                                    ("research", "Research or follow-up with a decision of its own"),
                                    ("archive", "To be handed to the archive first"),
                                    ("request", "The person has asked for it"),
                                ],
                                max_length=12,
                                verbose_name="Reason",
                            ),
                        ),
                        (
                            "why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, verbose_name="Why"),
                        ),
                        ("until", models.DateField(verbose_name="Until")),
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
                        ("ended_on", models.DateField(null=True, verbose_name="Ended on")),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["until", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        ("dispute", "damages", "supervision", "research", "archive", "request"),
                                    )
                                ),
                                name="retention_hold_reason_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("person",),
                                name="retention_hold_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRule",
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
                        ("months", models.PositiveSmallIntegerField(verbose_name="Months that cases are kept")),
                        ("since", models.DateField(verbose_name="In force from")),
                        ("decided_on", models.DateField(verbose_name="Decided on")),
                        ("decided_by", models.CharField(max_length=200, verbose_name="Decided by")),
                        ("reference", models.CharField(max_length=100, verbose_name="Reference")),
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
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1), ("months__lte", 1200)),
                                name="retention_rule_months",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_by", ""), _negated=True),
                                    models.Q(("reference", ""), _negated=True),
                                    ("decided_on__lte", models.F("since")),
                                ),
                                name="retention_rule_rests_on_a_decision",
                                violation_error_message="A rule holds from the day it was decided at the earliest.",
                            ),
                            models.UniqueConstraint(fields=("organisation", "since"), name="retention_rule_one_a_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewedEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="privacy.logreview",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.logentry"
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("right", "Had a reason in the work"),
                                    ("asked", "The colleague has been asked"),
                                    ("wrong", "Had no reason in the work"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("note", stegvis.apps.access.encryption.fields.EncryptedTextField(editable=True, null=True)),
                    ],
                    options={
                        "ordering": ["entry"],
                        "constraints": [
                            models.UniqueConstraint(fields=("review", "entry"), name="reviewed_entry_once"),
                            models.CheckConstraint(
                                condition=models.Q(("judgement__in", ("", "right", "asked", "wrong"))),
                                name="reviewed_entry_judgement_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("judgement__in", ("", "right")), ("note__isnull", False), _connector="OR"
                                ),
                                name="reviewed_entry_not_right_has_a_note",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubjectRequest",
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
                                max_length=40,
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
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("access", "A copy of what is kept"), ("erasure", "Erasure of what is kept")],
                                default="access",
                                max_length=8,
                                verbose_name="What was asked for",
                            ),
                        ),
                        ("asked_on", models.DateField(verbose_name="Asked on")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("visit", "At a visit"),
                                    ("letter", "By letter"),
                                    ("phone", "By phone"),
                                    ("digital", "Through the organisation's e-service"),
                                ],
                                max_length=10,
                                verbose_name="How she asked",
                            ),
                        ),
                        (
                            "identity",
                            models.CharField(
                                choices=[
                                    ("shown", "Showed an identity document"),
                                    ("electronic", "Signed in with e-identification"),
                                    ("known", "Is known to whoever took the request"),
                                    ("registered", "Is answered to the registered address"),
                                ],
                                max_length=10,
                                verbose_name="How it is known that it is she",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="To be answered by")),
                        (
                            "extended_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(
                                editable=True, null=True, verbose_name="Why it takes longer"
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
                        ("made_at", models.DateTimeField(null=True)),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("closed_on", models.DateField(null=True, verbose_name="Closed on")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("handed_over", "Handed over"),
                                    ("granted", "Granted: everything is erased"),
                                    ("taken_back", "Taken back by the person"),
                                    ("refused", "Refused"),
                                ],
                                max_length=12,
                                verbose_name="Outcome",
                            ),
                        ),
                        (
                            "ground",
                            stegvis.apps.projects.fields.CodeField(
                                codes="erasure_grounds", max_length=40, null=True, verbose_name="Ground"
                            ),
                        ),
                        (
                            "closed_why",
                            stegvis.apps.access.encryption.fields.EncryptedTextField(
                                editable=True, null=True, verbose_name="Why"
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Request for a copy of what is kept",
                        "ordering": ["closed_on", "due_on", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["organisation", "closed_on", "due_on"], name="subject_request_waiting"
                            ),
                            models.Index(
                                condition=models.Q(("outcome", "granted")),
                                fields=["organisation", "person"],
                                name="subject_request_granted",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gt", models.F("asked_on"))),
                                name="subject_request_due_after_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on__isnull", True), ("outcome", "")),
                                    models.Q(("closed_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="subject_request_closed_with_an_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "access"),
                                        ("outcome__in", ("", "handed_over", "taken_back", "refused")),
                                    ),
                                    models.Q(
                                        ("kind", "erasure"), ("outcome__in", ("", "granted", "taken_back", "refused"))
                                    ),
                                    _connector="OR",
                                ),
                                name="subject_request_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ground__isnull", False),
                                        ("kind", "erasure"),
                                        ("outcome__in", ("granted", "refused")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("kind", "erasure"), ("outcome__in", ("granted", "refused")), _negated=True
                                        ),
                                        ("ground__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="subject_request_erasure_decided_on_a_ground",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "handed_over"), _negated=True),
                                    ("made_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="subject_request_hands_over_what_was_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "refused"), _negated=True),
                                    ("closed_why__isnull", False),
                                    _connector="OR",
                                ),
                                name="subject_request_refused_with_a_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=("person", "kind"),
                                name="subject_request_one_open",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

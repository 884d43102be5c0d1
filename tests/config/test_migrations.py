"""The migrations make the models' tables, and a demo made by others is known."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from stegvis.config.management.commands import demo

pytestmark = pytest.mark.django_db


def test_the_migrations_make_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_demo_made_by_these_migrations_is_kept():
    assert not demo._has_other_tables()


def test_a_demo_whose_tables_took_an_unknown_step_is_made_anew():
    MigrationRecorder(connection).record_applied("access", "0003_cache_table")
    assert demo._has_other_tables()


def test_a_library_may_forget_its_own_steps():
    MigrationRecorder(connection).record_applied("account", "0000_forgotten")
    assert not demo._has_other_tables()

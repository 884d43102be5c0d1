"""Fixtures of the application's tests."""

import pytest
from django.db import connection


@pytest.fixture(scope="session", autouse=True)
def _emptying_passes_the_log() -> None:
    """Let the test runner empty the database after a test with real transactions: the log itself refuses."""
    from stegvis.apps.access import database_rules

    backend = type(connection.ops)
    plain = backend.sql_flush

    def sql_flush(self, *args, **options):  # type: ignore[no-untyped-def]
        vendor = self.connection.vendor
        statements = plain(self, *args, **options)
        before, after = database_rules.remove_statements(vendor), database_rules.install_statements(vendor)
        return [*before, *statements, *after] if statements else statements

    backend.sql_flush = sql_flush

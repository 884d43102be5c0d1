"""How the application's connections to PostgreSQL are set up."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_no_statement_is_compiled_before_it_runs():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite compiles no statements")
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)

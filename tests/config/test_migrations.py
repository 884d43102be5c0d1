"""The tests' tables are made from the models: the migrations, which everybody else has, must make the same ones."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

NAMED = re.compile(r'CONSTRAINT "?(\w+)"?')
APART = ("django_migrations", "cache", "vault_secret")  # of migrations, of other caches, and of the tests themselves


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Path:
    """Return a database that was made as on a new machine, by the command `migrate` in a process of its own."""
    folder = tmp_path_factory.mktemp("migrated")
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STEGVIS_", "DJANGO_"))}
    here = {"STEGVIS_DEMO": "1", "STEGVIS_VAR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "stegvis.config.manage", "migrate", "--verbosity=0"]
    subprocess.run(command, env=known | here, check=True, capture_output=True, timeout=300)
    (found,) = folder.rglob("*.sqlite3")
    return found


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_tests_use(migrated):
    if connection.vendor != "sqlite":
        pytest.skip("compared on SQLite")
    with sqlite3.connect(migrated) as made, connection.cursor() as tested:
        assert _tables(made.execute) == _tables(tested.execute)


def _tables(execute):  # type: ignore[no-untyped-def]
    """Return tables with columns and named constraints, indexes with columns, and triggers word by word."""
    rows = execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master ORDER BY name").fetchall()
    ours = [row for row in rows if row[2] not in APART and not row[1].startswith("sqlite_")]
    found = {}
    for kind, name, table, sql in ours:
        if kind == "table":
            columns = {row[1:6] for row in execute(f'PRAGMA table_info("{name}")').fetchall()}
            found[kind, name] = (columns, sorted(NAMED.findall(sql)), sorted(re.findall(r"CHECK \(.*?\)\)?", sql)))
        elif kind == "index":
            columns = [row[2] for row in execute(f'PRAGMA index_info("{name}")').fetchall()]
            found[kind, table, tuple(columns), sql.partition(" WHERE ")[2]] = "UNIQUE" in sql
        else:
            found[kind, name] = " ".join(sql.split())
    return found

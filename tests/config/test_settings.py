"""The settings are read in a process of their own: they are made once, when it starts."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

WHOLE = {"STEGVIS_SECRET": "s" * 50, "STEGVIS_HOSTS": "stegvis.invalid"}


def start(tmp_path, code="", **environment):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("STEGVIS_", "DJANGO_"))}
    source = f"import stegvis.config.settings as s; {code}"
    return subprocess.run(
        [sys.executable, "-c", source],
        env={**plain, "STEGVIS_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def keys(tmp_path):
    from stegvis.apps.access.encryption import Keyring

    path = tmp_path / "own-keys.json"
    Keyring.generate().write(path)
    return str(path)


@pytest.mark.parametrize("lacking", ["STEGVIS_SECRET", "STEGVIS_HOSTS", "STEGVIS_KEYS"])
def test_what_is_missing_is_named(tmp_path, keys, lacking):
    given = {**WHOLE, "STEGVIS_KEYS": keys}
    del given[lacking]
    answer = start(tmp_path, **given)
    assert answer.returncode != 0
    assert f"{lacking} is not set" in answer.stderr


def test_with_everything_there_it_starts_in_safety(tmp_path, keys):
    code = "print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DEMO)"
    answer = start(tmp_path, code, STEGVIS_KEYS=keys, **WHOLE)
    assert answer.stdout.split() == ["False", "True", "True", "31536000", "False"], answer.stderr


@pytest.mark.parametrize(
    "name, value", [("STEGVIS_DEMO", "yes"), ("STEGVIS_DATABASE_URL", "mysql://x"), ("STEGVIS_SECRET", "short")]
)
def test_what_is_wrong_stops_the_start(tmp_path, keys, name, value):
    answer = start(tmp_path, **{**WHOLE, "STEGVIS_KEYS": keys, name: value})
    assert answer.returncode != 0
    assert name in answer.stderr


def test_a_demo_makes_its_own_keys_for_its_owner_alone_and_keeps_them(tmp_path):
    code = "print(s.SECRET_KEY, s.STEGVIS_KEYRING.current, s.ALLOWED_HOSTS)"
    first, second = (start(tmp_path, code, STEGVIS_DEMO="1") for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert "127.0.0.1" in first.stdout
    for name in ("keys.json", "secret"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_sqlite_waits_checks_references_and_reads_while_it_writes(tmp_path, keys):
    code = (
        "import django; django.setup(); from django.db import connection as c; u = c.cursor();"
        "print(*[u.execute('PRAGMA ' + p).fetchone()[0] for p in ('journal_mode', 'foreign_keys', 'busy_timeout')],"
        "c.settings_dict['OPTIONS']['transaction_mode'])"
    )
    answer = start(tmp_path, code, STEGVIS_KEYS=keys, DJANGO_SETTINGS_MODULE="stegvis.config.settings", **WHOLE)
    assert answer.stdout.split() == ["wal", "1", "20000", "IMMEDIATE"], answer.stderr


def test_what_an_address_says_of_the_connection_stands_beside_our_own():
    from stegvis.config.environment import database

    url = "postgresql://stegvis:hemligt@db.invalid:5432/stegvis?sslmode=require&options=-c%20statement_timeout%3D9000"
    made = database(url, default=Path("stegvis.sqlite3"))
    assert made["OPTIONS"] == {"sslmode": "require", "options": "-c statement_timeout=9000 -c jit=off"}

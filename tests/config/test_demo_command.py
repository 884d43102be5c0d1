"""The command in a process of its own, as a person starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"


@pytest.fixture
def run(tmp_path):
    """Return a way to run a command of the application with nothing but these variables set."""

    def run(*arguments, **variables):
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SRC), **variables}
        return subprocess.run(
            [sys.executable, "-m", "stegvis.config.manage", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def test_a_database_that_is_no_demo_is_left_alone(run, tmp_path):
    kept = tmp_path / "real" / "stegvis.sqlite3"
    kept.parent.mkdir()
    kept.write_text("real")
    ended = run("demo", "--only-data", STEGVIS_VAR="real")
    assert ended.returncode != 0
    assert "no demo" in ended.stderr
    assert kept.read_text() == "real"


def test_the_demo_is_never_made_in_a_database_server(run):
    ended = run("demo", "--only-data", STEGVIS_DATABASE_URL="postgresql://stegvis@127.0.0.1:1/stegvis")
    assert ended.returncode != 0
    assert "STEGVIS_DATABASE_URL" in ended.stderr


def test_no_other_command_runs_as_a_demo(run):
    ended = run("migrate")
    assert ended.returncode != 0
    assert "STEGVIS_SECRET is not set" in ended.stderr


def test_the_demo_can_be_forbidden(run):
    ended = run("demo", STEGVIS_DEMO="0")
    assert ended.returncode != 0
    assert "STEGVIS_SECRET is not set" in ended.stderr

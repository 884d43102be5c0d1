"""kill -9 of the worker in the middle of an import: nothing is half-visible, and the next worker finishes the work."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cast import NUMBERS
from tests.soak.importing import TURNS

pytestmark = pytest.mark.soak

SECONDS = 300
OF_THE_CAST = 1
PEOPLE = len(NUMBERS) - 2  # without the cast's own two


@pytest.fixture
def application(tmp_path):
    """Return a function that runs a step of tests/soak/importing.py in an application of its own."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
    surroundings |= {"STEGVIS_DEMO": "1", "STEGVIS_VAR": str(tmp_path)}
    surroundings["DJANGO_SETTINGS_MODULE"] = "stegvis.config.settings"

    class Application:
        database = tmp_path / "stegvis.sqlite3"

        def step(self, name: str) -> dict:
            command = [sys.executable, "-m", "tests.soak.importing", name]
            done = subprocess.run(command, env=surroundings, check=True, stdout=subprocess.PIPE, timeout=SECONDS)
            return json.loads(done.stdout.splitlines()[-1])

        def worker(self) -> subprocess.Popen:
            command = [sys.executable, "-m", "stegvis.config.manage", "run_worker", "--once"]
            return subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL)

    return Application()


def written(database: Path, table: str) -> int:
    with sqlite3.connect(database, timeout=20) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def wait_for(worker: subprocess.Popen, happened) -> None:
    until = time.monotonic() + SECONDS
    while not happened():
        assert worker.poll() is None, "the worker was done before it could be killed"
        assert time.monotonic() < until
        time.sleep(0.005)


def kill(worker: subprocess.Popen) -> None:
    worker.send_signal(signal.SIGKILL)
    assert worker.wait(timeout=SECONDS) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("table", "rows"), [("people_person", 3), ("casework_case", 600), ("casework_caserevision", 900)]
)
def test_a_killed_import_shows_nothing_and_is_finished_by_the_next_worker(application, table, rows):
    application.step("prepare")
    assert application.worker().wait(timeout=SECONDS) == 0
    before = application.step("accept")
    assert (before["batch"], before["seen_cases"]) == ("applying", OF_THE_CAST)

    worker = application.worker()
    wait_for(worker, lambda: written(application.database, table) >= rows)
    kill(worker)
    dead = application.step("state")
    assert (dead["seen_cases"], dead["seen_people"]) == (OF_THE_CAST, OF_THE_CAST)
    assert (dead["hidden"], dead["batch"]) == (1, "applying")
    assert written(application.database, table) >= rows

    application.step("silence")
    assert application.worker().wait(timeout=SECONDS) == 0
    after = application.step("state")
    assert (after["hidden"], after["batch"]) == (0, "applied")
    assert (after["seen_people"], after["seen_cases"]) == (PEOPLE + OF_THE_CAST, TURNS * PEOPLE + OF_THE_CAST)
    for kept in ("written_cases", "written_revisions"):
        assert after[kept] == before[kept] + TURNS * PEOPLE

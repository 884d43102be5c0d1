"""A service as it runs for real: server and worker, each a process that can be killed and started again."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import requests

from .postgres import APPLICATION, OwnPostgres, free_port

SECONDS = 120
DATABASE = "stegvis.sqlite3"
SERVER = ("-m", "gunicorn", "stegvis.config.wsgi", "--threads", "8", "--log-level", "warning")
WORKER = ("-m", "stegvis.config.manage", "run_worker")
STEPS = ("-m", "tests.soak.kills.steps")


class Site:
    """One service with its database. Who is killed comes back by `start`, as under a supervisor."""

    def __init__(self, folder: Path, mail_url: str, postgres: OwnPostgres | None = None) -> None:
        self.folder, self.mail_url, self.postgres = folder, mail_url, postgres
        self.port = free_port()
        self.server: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start what does not run, and wait until pages are answered."""
        if self.postgres:
            self.postgres.wait_until_it_answers()
        if not _runs(self.server):
            self.server = self._start(*SERVER, "--bind", f"127.0.0.1:{self.port}", role=APPLICATION)
        if not _runs(self.worker):
            self.worker = self._start(*WORKER)
        self._wait_for_an_answer()

    @property
    def worker_runs(self) -> bool:
        return _runs(self.worker)

    def kill_server(self) -> None:
        """kill -9 of the server with all that belongs to it."""
        _kill_group(self.server)

    def kill_one_that_answers(self) -> None:
        """kill -9 of the process that answers pages; the one above it starts another by itself."""
        if self.server is None:
            return
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
        for child in children:
            os.kill(int(child), signal.SIGKILL)

    def kill_worker(self) -> None:
        _kill_group(self.worker)

    def step(self, name: str, *arguments: str) -> dict:
        """Do a step of `steps.py` in a process of its own, as the owner of the database; return what it tells."""
        command = [sys.executable, *STEPS, name, *arguments]
        done = subprocess.run(command, env=self._surroundings(), check=True, stdout=subprocess.PIPE, timeout=SECONDS)
        return json.loads(done.stdout.splitlines()[-1])

    def has_work_under_way(self) -> bool:
        asked = "SELECT count(*) FROM jobs_job WHERE state = 'running'"
        opened = psycopg.connect(self.postgres.url()) if self.postgres else sqlite3.connect(self.folder / DATABASE)
        with closing(opened) as connection:
            return bool(connection.execute(asked).fetchone()[0])  # type: ignore[union-attr]

    def begin_step(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        return self._start(*STEPS, name, *arguments, mail=True)

    def stop(self) -> None:
        for process in (self.server, self.worker):
            _kill_group(process)

    def _start(self, *arguments: str, role: str = "stegvis", mail: bool = False) -> subprocess.Popen[bytes]:
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=self._surroundings(role, mail=mail),
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def _surroundings(self, role: str = "stegvis", *, mail: bool = False) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STEGVIS_")}
        kept |= {"STEGVIS_DEMO": "1", "STEGVIS_VAR": str(self.folder)}
        kept["DJANGO_SETTINGS_MODULE"] = "stegvis.config.settings"
        kept["PYTHONPATH"] = os.pathsep.join(each for each in sys.path if each)
        if self.postgres:
            kept["STEGVIS_DATABASE_URL"] = self.postgres.url(role)
        return kept | ({"STEGVIS_MAIL_URL": self.mail_url} if mail else {})

    def _wait_for_an_answer(self) -> None:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            try:
                if requests.get(f"{self.address}/sign-in/", timeout=5).ok:
                    return
            except requests.RequestException:
                pass  # not yet
            time.sleep(0.1)
        raise TimeoutError(f"no page is answered; what was said stands in {self.folder / 'said'}")


def _runs(process: subprocess.Popen[bytes] | None) -> bool:
    return process is not None and process.poll() is None


def _kill_group(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    with suppress(ProcessLookupError):  # it had ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=SECONDS)

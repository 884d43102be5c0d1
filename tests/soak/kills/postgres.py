"""A PostgreSQL of the test's own, whose processes can be killed; everything of it is gone afterwards."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name.split(".")[0]))
SECONDS = 60
APPLICATION = "stegvis_app"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class OwnPostgres:
    """A cluster in a folder. Its owner is a superuser; the service signs in as the fenced role."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.password = folder, free_port(), secrets.token_hex(16)
        self.folder.mkdir(mode=0o700)
        secret = self.folder / "password"
        secret.write_text(self.password)
        if os.getuid() == 0:
            self._let_in("postgres")
        self._run(
            *("initdb", "-D", str(self.folder / "data"), "-U", "stegvis", f"--pwfile={secret}"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        self.start()

    def url(self, role: str = "stegvis", database: str = "stegvis") -> str:
        return f"postgresql://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it, and let it recover. A dead one's last processes may need a moment to let go of its memory."""
        until = time.monotonic() + SECONDS
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        while True:
            try:
                self._run(
                    "pg_ctl",
                    "-D",
                    str(self.folder / "data"),
                    "-l",
                    str(self.folder / "log"),
                    "-w",
                    "start",
                    "-o",
                    options,
                )
            except subprocess.CalledProcessError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return

    def let_the_service_in(self) -> None:
        with self.connected() as connection:
            connection.execute(f"ALTER ROLE {APPLICATION} LOGIN PASSWORD '{self.password}'")

    def kill(self) -> None:
        """kill -9 of the process that all others hang on."""
        os.kill(self._postmaster(), signal.SIGKILL)

    def kill_one_that_writes(self) -> None:
        """kill -9 of one of the processes that serve a client, in a transaction if any is: all others start anew."""
        with self.connected() as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                " ORDER BY (backend_xid IS NULL), (state <> 'active'), random() LIMIT 1"
            ).fetchone()
        if found:
            os.kill(found[0], signal.SIGKILL)

    def wait_until_it_answers(self) -> None:
        until = time.monotonic() + SECONDS
        while True:
            try:
                self.connected().close()
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
            else:
                return

    def connected(self) -> psycopg.Connection:
        return psycopg.connect(self.url(database="postgres"), autocommit=True, connect_timeout=5)

    def make_database(self) -> None:
        with self.connected() as connection:
            connection.execute("CREATE DATABASE stegvis")

    def stop(self) -> None:
        subprocess.run(
            self._as_postgres("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-s", "stop"),
            cwd="/",
            check=False,
            stderr=subprocess.DEVNULL,
        )
        shutil.rmtree(self.folder, ignore_errors=True)

    def _postmaster(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])

    def _let_in(self, user: str) -> None:
        for each in (self.folder, *self.folder.iterdir()):
            shutil.chown(each, user)

    def _run(self, *command: str) -> None:
        # What it starts would keep a pipe open; so there is none.
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(self._as_postgres(*command), cwd="/", check=True, timeout=SECONDS, **quiet)

    def _as_postgres(self, program: str, *arguments: str) -> list[str]:
        """Return the command as a user whom the database's programs run for: they refuse to run as root."""
        command = [str(PROGRAMS[-1] / program), *arguments]
        return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else command

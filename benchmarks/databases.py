"""An empty database of the application's own, in a place of its own, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSIONS = Path("/usr/lib/postgresql")
CLUSTER = "stegvis-benchmarks"


class NoPostgres(Exception):
    """PostgreSQL is not installed here, or its clusters can't be made."""


@contextmanager
def sqlite() -> Iterator[None]:
    """Run the application on a new SQLite file."""
    with _application(url=""):
        yield


@contextmanager
def postgres() -> Iterator[None]:
    """Run the application on a new PostgreSQL cluster on a free port. Raises NoPostgres."""
    if shutil.which("pg_createcluster") is None or not VERSIONS.is_dir() or os.geteuid() != 0:
        raise NoPostgres("needs PostgreSQL with pg_createcluster, and root to run it: apt-get install postgresql")
    version = max((folder.name for folder in VERSIONS.iterdir()), key=int)
    port = str(_free_port())
    trust = ("--", "--auth-local=trust", "--auth-host=trust")
    subprocess.run(["pg_createcluster", version, CLUSTER, "-p", port, "--start", *trust], check=True, stdout=2)
    try:
        with _application(url=f"postgresql://postgres@127.0.0.1:{port}/postgres"):
            yield
    finally:
        subprocess.run(["pg_dropcluster", version, CLUSTER, "--stop"], check=True)


@contextmanager
def _application(*, url: str) -> Iterator[None]:
    """Start Django as a demo, whose keys and secret are made on the spot. Once a process."""
    with tempfile.TemporaryDirectory(prefix="stegvis-benchmarks-") as folder:
        os.environ |= {
            "STEGVIS_DEMO": "1",
            "STEGVIS_VAR": folder,
            "STEGVIS_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "stegvis.config.settings",
        }
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        try:
            yield
        finally:
            connections.close_all()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

"""kill -9 of server, worker and database while people write: nothing is half-saved, no job is lost or done twice."""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from tests.soak.kills.acts import Acts
from tests.soak.kills.life import BACKEND, CHILD, POSTMASTER, SERVER, WORKER, Life
from tests.soak.kills.mailbox import Mailbox
from tests.soak.kills.postgres import PROGRAMS, OwnPostgres
from tests.soak.kills.site import Site

pytestmark = pytest.mark.soak

SEED = 20_100_901
ON_A_FILE = [(SERVER,), (WORKER,), (CHILD,), (SERVER, WORKER), (WORKER,)]
ON_POSTGRES = [(WORKER,), (BACKEND,), (SERVER,), (POSTMASTER,), (WORKER, BACKEND), (POSTMASTER, WORKER, SERVER)]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box
        box.shutdown()


@pytest.fixture
def on_a_file(tmp_path, mailbox) -> Iterator[Site]:
    site = Site(tmp_path, mailbox.url)
    yield site
    site.stop()


@pytest.fixture
def on_postgres(tmp_path, mailbox) -> Iterator[Site]:
    if not PROGRAMS:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(mkdtemp())  # where the database's own user may come too
    folder.chmod(0o755)
    postgres = OwnPostgres(folder / "cluster")
    site = Site(tmp_path, mailbox.url, postgres)
    try:
        postgres.make_database()
        yield site
    finally:
        site.stop()
        postgres.stop()
        rmtree(folder, ignore_errors=True)


@pytest.fixture
def lived(mailbox, capsys) -> Callable[[Site, list[tuple[str, ...]]], None]:
    """Return a function that lets a service live through rounds of killing, and says what was done in each."""

    def tell(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")
            sys.stdout.flush()

    def live(site: Site, rounds: list[tuple[str, ...]]) -> None:
        tell(f"seed {SEED}")
        there = site.step("prepare")
        if site.postgres:
            site.postgres.let_the_service_in()
        life = Life(site, mailbox, Acts(site, there), random.Random(SEED), tell)
        for number, victims in enumerate(rounds, start=1):
            life.round(number, victims)
        told = life.end()
        assert told["files"] > 1
        assert told["lists"] > 0
        assert life.taken_up > 0, "no job was killed in the middle"
        assert life.interrupted > len(rounds) // 2, "hardly a form was killed in the middle"

    return live


def test_what_is_killed_on_a_file_leaves_everything_whole(on_a_file, lived):
    lived(on_a_file, ON_A_FILE)
    told = on_a_file.step("damage")
    assert told["untried"] == []
    assert [what for what, complaints in told["said"].items() if not complaints] == []


def test_what_is_killed_on_postgres_leaves_everything_whole(on_postgres, lived):
    lived(on_postgres, ON_POSTGRES)

"""Long work in short transactions, with room for others between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from django.db import connection


@contextmanager
def leaving_room() -> Iterator[None]:
    """Do a part of long work. On SQLite, pause for as long as it took.

    Its writers wait by looking again now and then: they must find the lock free every other time.
    """
    begun = monotonic()
    yield
    if connection.vendor == "sqlite":
        sleep(monotonic() - begun)

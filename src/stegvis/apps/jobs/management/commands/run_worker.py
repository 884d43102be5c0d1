"""Runs the jobs, and every minute what must be done without anybody asking: sealing the log, dead jobs, mail."""

import logging
import os
import threading
from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connection, connections

from stegvis.apps.jobs.actions import take_up_stale_jobs

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_ROUNDS = 60
NICENESS = 10


class Command(BaseCommand):
    help = "Run jobs until stopped; seal the access log, take up dead jobs and send mails once a minute."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="Do what is waiting, then stop.")

    def handle(self, *args, once: bool, **options):
        _let_pages_go_first()
        if once:
            do_the_round()
            call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False)
            return
        stop = threading.Event()
        rounds = threading.Thread(target=_rounds, args=(stop,), daemon=True)
        rounds.start()
        try:
            call_command("db_worker", interval=0.5, startup_delay=False, reload=False)
        finally:
            stop.set()
            rounds.join(timeout=5)


def _let_pages_go_first() -> None:
    """Take what processor the pages leave. Not on SQLite: who waits for a processor there holds the only write lock."""
    if connection.vendor != "sqlite" and hasattr(os, "nice"):
        os.nice(max(0, NICENESS - os.nice(0)))


def do_the_round() -> None:
    """Seal the log, take up the jobs whose worker died, and send the day's mails."""
    call_command("seal_log", verbosity=0)
    take_up_stale_jobs()
    call_command("send_digests", stdout=StringIO())


def _rounds(stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            do_the_round()
        except Error as error:
            # A locked, restarting or lost database: the next round does what this one could not.
            logger.warning("round put off: %s", type(error).__name__)
        stop.wait(SECONDS_BETWEEN_ROUNDS)
    connections.close_all()

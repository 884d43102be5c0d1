"""A file of many rows on its way into the application: read by one worker process, saved by another."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from .measuring import MIB, Cost, cost_of_process

WORKER = ("-m", "stegvis.config.manage", "run_worker", "--once")
FIRST, BETWEEN_STARTS, STAY = date(2009, 2, 2), timedelta(days=80), timedelta(days=70)


def read_in(filled: Any, rows: int) -> Cost:
    """Send in a file of `rows` participations and let a worker look it through. Return what the worker cost."""
    from stegvis.apps.intake import actions
    from stegvis.core.intake import Kind
    from tests.apps.intake.files import workbook

    participants = list(_participants(rows))
    as_of = max(each["exit"] for each in participants)
    actions.receive_file(
        upload=workbook(*participants), kind=Kind.MONTHLY, project_key="stegen", as_of=as_of, by=filled.registrar
    )
    return cost_of_process(*WORKER)


@contextmanager
def saving(filled: Any) -> Iterator[list[Cost]]:
    """Let a worker save the file meanwhile; the list gets what the job cost, once it is done."""
    from stegvis.apps.intake import actions
    from stegvis.apps.intake.models import Batch, State

    costs: list[Cost] = []
    actions.accept(batch=Batch.objects.get(), by=filled.registrar)
    worker = subprocess.Popen([sys.executable, *WORKER], stdout=subprocess.DEVNULL)
    while not _has_begun():
        time.sleep(0.05)
    yield costs
    _pid, status, used = os.wait4(worker.pid, 0)
    worker.returncode = os.waitstatus_to_exitcode(status)
    if Batch.objects.get().state != State.APPLIED:
        raise SystemExit(f"the file was not saved: {Batch.objects.get().state}")
    costs.append(Cost(_seconds_of_the_job(), used.ru_utime + used.ru_stime, used.ru_maxrss / MIB))


def _seconds_of_the_job() -> float:
    from stegvis.apps.intake.queries import APPLY_JOB
    from stegvis.apps.jobs.models import Job

    job = Job.objects.get(kind=APPLY_JOB)
    return float((job.finished_at - job.created_at).total_seconds())


def _has_begun() -> bool:
    from stegvis.apps.people.models import HiddenBatch

    return HiddenBatch.objects.exists()


def _participants(rows: int) -> Iterator[dict[str, Any]]:
    """Yield participations of everybody with a published test number, turn by turn; none overlaps with another."""
    from tests.apps.intake.files import participant
    from tests.cast import NUMBERS

    for place in range(rows):
        turn, nth = divmod(place, len(NUMBERS))
        start = FIRST + turn * BETWEEN_STARTS
        yield participant(NUMBERS[nth].number, start=start, exit=start + STAY, exit_reason="S1")

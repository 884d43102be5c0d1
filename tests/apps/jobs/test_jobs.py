"""Long work: how it runs, how it stops, and what is left when it fails."""

from datetime import timedelta
from threading import Event, Thread
from uuid import UUID

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from stegvis.apps.access.models import LogEntry
from stegvis.apps.jobs import actions, queries
from stegvis.apps.jobs.handlers import Work, handles
from stegvis.apps.jobs.management.commands import run_worker
from stegvis.apps.jobs.management.commands.run_worker import do_the_round
from stegvis.apps.jobs.models import Job, State
from stegvis.apps.jobs.tasks import JobCrashed, run_job
from stegvis.core.errors import DataProblem, Finding

SEEN: list[str] = []
SECRET = "Amina Övning"


@handles("test.count")
def _count(target: str, work: Work) -> str:
    for step in range(1, 4):
        work.advance(step, 3)
    SEEN.append(work.viewer.describe())
    return f"three steps on {target}"


@handles("test.bad_file")
def _bad_file(target: str, work: Work) -> str:
    raise DataProblem(Finding(message="The file is empty.", file="mars.xlsx"))


@handles("test.crash")
def _crash(target: str, work: Work) -> str:
    raise ZeroDivisionError(SECRET)


@handles("test.cancelled")
def _stop_asked_meanwhile(target: str, work: Work) -> str:
    Job.objects.filter(target=target).update(cancel_asked=True)
    work.advance(1, 1)
    return "never said"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what was to happen after the transaction, as if it had been committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_job_runs_after_the_transaction_and_tells_what_came_of_it(cast, committed):
    with committed():
        job = actions.start_job(kind="test.count", target="a", by=cast.registrar)
    job.refresh_from_db()
    assert (job.state, job.message, job.percent) == (State.DONE, "three steps on a", 100)
    assert SEEN[-1] == f"job:test.count for {cast.registrar.describe()}"


def test_starting_a_job_is_logged(cast, committed):
    with committed():
        job = actions.start_job(kind="test.count", target="a", by=cast.registrar)
    assert LogEntry.objects.filter(act="job.started", target=f"jobs.Job:{job.key}").count() == 1


def test_only_the_one_who_asked_sees_a_job(cast, committed):
    with committed():
        job = actions.start_job(kind="test.count", target="a", by=cast.registrar)
    assert queries.job_for(cast.registrar, str(job.key)) == job
    assert queries.job_for(cast.other_registrar, str(job.key)) is None
    assert queries.job_for(cast.process_leader, str(job.key)) is None


def test_a_file_that_cannot_be_read_ends_in_its_findings(cast, committed):
    with committed():
        job = actions.start_job(kind="test.bad_file", target="a", by=cast.registrar)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "mars.xlsx" in job.message


def test_a_crash_leaves_no_word_of_what_it_was_about(cast, committed, caplog):
    with committed():
        job = actions.start_job(kind="test.crash", target="a", by=cast.registrar)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert SECRET not in job.message + caplog.text


def test_the_error_that_reaches_the_queue_names_its_kind_alone(cast):
    job = Job.objects.create(kind="test.crash", target="a", membership=cast.registrar.membership)
    with pytest.raises(JobCrashed, match=r"^ZeroDivisionError$") as crash:
        run_job.call(str(job.key))
    assert crash.value.__suppress_context__


def test_a_running_job_stops_at_its_next_step_when_asked(cast, committed):
    with committed():
        job = actions.start_job(kind="test.cancelled", target="a", by=cast.registrar)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.CANCELLED, "")


def test_a_waiting_job_stops_at_once(cast):
    job = Job.objects.create(kind="test.count", target="a", membership=cast.registrar.membership)
    actions.cancel_job(job=job, by=cast.registrar)
    run_job.call(str(job.key))
    job.refresh_from_db()
    assert (job.state, job.done) == (State.CANCELLED, 0)


def test_the_same_work_does_not_run_twice_at_once(cast):
    Job.objects.create(kind="test.count", target="a", membership=cast.registrar.membership)
    with pytest.raises(actions.AlreadyUnderWay):
        actions.start_job(kind="test.count", target="a", by=cast.colleague)


@pytest.mark.parametrize(("silent_for", "taken_up"), [(timedelta(minutes=3), 1), (timedelta(minutes=1), 0)])
def test_a_job_whose_worker_died_is_taken_up_again(cast, committed, silent_for, taken_up):
    job = _running(cast, silent_for, attempts=1)
    with committed():
        assert actions.take_up_stale_jobs() == taken_up
    job.refresh_from_db()
    assert job.state == (State.DONE if taken_up else State.RUNNING)


@pytest.mark.parametrize("in_the_queue", [False, True])
def test_a_job_that_waits_in_no_queue_is_put_there_again(cast, committed, in_the_queue):
    job = Job.objects.create(kind="test.count", target="a", membership=cast.registrar.membership)
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=3))
    if in_the_queue:
        said = {"args": [str(job.key)], "kwargs": {}}
        DBTaskResult.objects.create(args_kwargs=said, task_path=run_job.module_path, backend_name="default")
    with committed():
        assert actions.take_up_stale_jobs() == (0 if in_the_queue else 1)
    job.refresh_from_db()
    assert job.state == (State.QUEUED if in_the_queue else State.DONE)


def test_a_job_that_has_just_been_asked_for_is_left_alone(cast, committed):
    Job.objects.create(kind="test.count", target="a", membership=cast.registrar.membership)
    with committed():
        assert actions.take_up_stale_jobs() == 0


def test_a_job_that_has_killed_three_workers_is_given_up(cast):
    job = _running(cast, timedelta(minutes=3), attempts=3)
    actions.take_up_stale_jobs()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.finished_at is not None


def test_the_round_seals_the_log_and_takes_up_dead_jobs(cast, committed):
    job = _running(cast, timedelta(minutes=3), attempts=1)
    with committed():
        do_the_round()
    job.refresh_from_db()
    assert job.state == State.DONE
    assert not LogEntry.objects.filter(seal__isnull=True).exists()


@pytest.mark.parametrize("lost", [OperationalError, InterfaceError])
def test_a_round_that_loses_its_database_is_followed_by_the_next(monkeypatch, lost):
    stop, begun = Event(), []

    def broken_off():
        begun.append(lost)
        if len(begun) == 2:
            stop.set()
        raise lost

    monkeypatch.setattr(run_worker, "do_the_round", broken_off)
    monkeypatch.setattr(run_worker, "SECONDS_BETWEEN_ROUNDS", 0)
    rounds = Thread(target=run_worker._rounds, args=(stop,))
    rounds.start()
    rounds.join(timeout=20)
    assert len(begun) == 2


def _running(cast, silent_for: timedelta, attempts: int) -> Job:
    return Job.objects.create(
        key=UUID(int=attempts),
        kind="test.count",
        target="a",
        state=State.RUNNING,
        attempts=attempts,
        heartbeat=timezone.now() - silent_for,
        membership=cast.registrar.membership,
    )

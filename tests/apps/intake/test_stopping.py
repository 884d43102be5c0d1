"""A file half way in: stopped, failed, killed. Nobody sees a row of it, and it can be taken up again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from stegvis.apps.casework.actions.imports import staging
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.queries import visible_cases
from stegvis.apps.intake import actions, queries
from stegvis.apps.intake.models import Batch, State
from stegvis.apps.jobs.actions import take_up_stale_jobs
from stegvis.apps.jobs.models import Job
from stegvis.apps.jobs.models import State as JobState
from stegvis.apps.jobs.tasks import JobCrashed, run_job
from stegvis.apps.people.models import HiddenBatch, Person
from tests.apps.intake.files import CILLA, DORIS, ERIK, participant, workbook

DAY = date(2010, 9, 1)


class Killed(BaseException):
    """The worker's process ends: nothing after this line runs."""


@pytest.fixture
def accepted(cast, send):
    """A file that somebody has accepted, with its job waiting."""
    batch = send(workbook(participant(CILLA), participant(DORIS), participant(ERIK)))
    actions.accept(batch=batch, by=cast.registrar)
    return batch, Job.objects.get(kind=queries.APPLY_JOB)


def run(job):
    run_job.call(str(job.key))


def people_seen(cast):
    return visible_cases(cast.registrar, DAY).count()


def left_of(batch):
    return Person.objects.filter(batch=batch.pk).count() + Case.objects.filter(batch=batch.pk).count()


def test_a_cancel_half_way_leaves_nothing_and_the_file_waits_again(cast, accepted, monkeypatch):
    batch, job = accepted
    monkeypatch.setattr(staging, "_facts", lambda _staging: Job.objects.update(cancel_asked=True))
    monkeypatch.setattr("stegvis.apps.jobs.tasks.BETWEEN_SIGNS", timedelta(0))
    monkeypatch.setattr(staging, "_payments", lambda staging: staging.advance(0))
    run(job)
    batch.refresh_from_db()
    job.refresh_from_db()
    assert (batch.state, job.state) == (State.READY, JobState.CANCELLED)
    assert (people_seen(cast), left_of(batch), HiddenBatch.objects.count()) == (1, 0, 0)


def test_a_failure_that_nobody_foresaw_leaves_nothing(cast, accepted, monkeypatch):
    batch, job = accepted
    monkeypatch.setattr(staging, "_facts", lambda _staging: 1 / 0)
    with pytest.raises(JobCrashed):
        run(job)
    batch.refresh_from_db()
    assert (batch.state, people_seen(cast), left_of(batch)) == (State.READY, 1, 0)


def test_a_killed_worker_shows_nobody_anything_and_the_next_one_finishes(cast, accepted, committed, monkeypatch):
    batch, job = accepted
    with monkeypatch.context() as patched:
        patched.setattr(staging, "_facts", _die)
        patched.setattr("stegvis.apps.casework.actions.imports.discard_batch", lambda **_given: None)
        patched.setattr("stegvis.apps.casework.destination.discard_batch", lambda **_given: None)
        with pytest.raises(Killed):
            run(job)
    Batch.objects.filter(pk=batch.pk).update(state=State.APPLYING)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, finished_at=None)
    assert left_of(batch) == 6
    assert people_seen(cast) == 1
    Job.objects.filter(pk=job.pk).update(heartbeat=timezone.now() - timedelta(minutes=3))
    with committed():
        take_up_stale_jobs()
    batch.refresh_from_db()
    assert (batch.state, people_seen(cast), left_of(batch)) == (State.APPLIED, 4, 6)


def _die(_staging):
    raise Killed


def test_work_that_nobody_does_any_more_is_started_again(cast, send, committed):
    batch = send(workbook(participant(CILLA)))
    Batch.objects.filter(pk=batch.pk).update(state=State.READING)
    batch.refresh_from_db()
    assert queries.has_stopped(batch)
    with committed():
        actions.try_again(batch=batch, by=cast.registrar)
    batch.refresh_from_db()
    assert batch.state == State.READY


def test_a_waiting_file_is_stopped_at_once_and_not_kept(cast):
    from stegvis.core.intake import Kind

    batch = actions.receive_file(
        upload=workbook(participant(CILLA)), kind=Kind.MONTHLY, project_key="stegen", as_of=DAY, by=cast.registrar
    )
    actions.cancel(batch=batch, by=cast.registrar)
    batch.refresh_from_db()
    assert batch.state == State.CANCELLED
    assert not hasattr(Batch.objects.get(pk=batch.pk), "file")


def test_two_files_of_an_organisation_are_not_saved_at_once(cast, accepted, send):
    other = send(workbook(participant(CILLA), name="april.xlsx"), as_of=date(2010, 4, 30))
    with pytest.raises(actions.AnotherIsBeingSaved):
        actions.accept(batch=other, by=cast.registrar)


def test_a_row_that_would_open_a_second_case_waits_to_be_mended(cast, send):
    from tests.cast import AMINA

    batch = send(workbook(participant(AMINA.number, start=date(2010, 3, 20)), participant(CILLA)))
    assert (batch.state, batch.counts["new"], batch.counts["quarantined"]) == (State.READY, 1, 1)

"""Starting, stopping and taking up jobs again."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Staff

from . import policies
from .handlers import leaves_what_is_done
from .models import UNFINISHED, Job, State
from .tasks import run_job

STALE_AFTER = timedelta(minutes=2)
MOST_ATTEMPTS = 3


class AlreadyUnderWay(Refused):
    """The same work is waiting or running already."""

    default = _("This is already being worked on.")


@transaction.atomic
def start_job(*, kind: str, target: str, by: Staff) -> Job:
    """Queue a job of `kind` on `target`; it runs after the transaction. Raises AlreadyUnderWay."""
    if Job.objects.select_for_update().filter(kind=kind, target=target, state__in=UNFINISHED).exists():
        raise AlreadyUnderWay
    job = Job.objects.create(kind=kind, target=target, membership=by.membership)
    log.record("job.started", by=by, target=job)
    transaction.on_commit(lambda: run_job.enqueue(str(job.key)))
    return job


@transaction.atomic
def cancel_job(*, job: Job, by: Staff) -> Job:
    """Ask for a job to be stopped. One that waits stops at once, one that runs at its next step."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    policies.may_see_job(by, job).or_refuse()
    if job.state == State.QUEUED:
        job.state, job.finished_at = State.CANCELLED, timezone.now()
    job.cancel_asked = True
    job.save(update_fields=["state", "finished_at", "cancel_asked"])
    log.record("job.cancelled", by=by, target=job)
    return job


@transaction.atomic
def stop_work(*, kind: str, target: str) -> bool:
    """Stop the unfinished job on `target`, whoever asked for it; the caller has found that this may be done.

    Returns whether nothing runs any more. A running job stops at its next step.
    """
    job = Job.objects.select_for_update().filter(kind=kind, target=target, state__in=UNFINISHED).first()
    if job and job.state == State.QUEUED:
        Job.objects.filter(pk=job.pk).update(state=State.CANCELLED, finished_at=timezone.now())
    elif job:
        Job.objects.filter(pk=job.pk).update(cancel_asked=True)
    return job is None or job.state == State.QUEUED


@transaction.atomic
def take_up_stale_jobs() -> int:
    """Queue again the jobs whose worker died; give up one that has died three times. Returns how many were stale.

    A killed worker leaves its task marked as running for ever, so the heartbeat decides, not the task.
    """
    last_sign = timezone.now() - STALE_AFTER
    forgotten = _queue_those_in_no_queue(last_sign)
    stale = Job.objects.select_for_update().filter(state=State.RUNNING, heartbeat__lt=last_sign)
    for job in stale:
        if job.attempts >= MOST_ATTEMPTS:
            job.state, job.finished_at = State.FAILED, timezone.now()
            job.message = _stopped(job.kind)
        else:
            job.state = State.QUEUED
            transaction.on_commit(lambda key=str(job.key): run_job.enqueue(key))
        job.save(update_fields=["state", "finished_at", "message"])
    return len(stale) + forgotten


def _stopped(kind: str) -> str:
    if leaves_what_is_done(kind):
        return str(_("The work stopped three times without finishing. What had been done stays done."))
    return str(_("The work stopped three times without finishing. Nothing of it was kept."))


def _queue_those_in_no_queue(before: datetime) -> int:
    """Queue the jobs that wait, but in no queue: who was to put them there, or had just taken them, was killed.

    A job that is queued twice runs once all the same.
    """
    tasks = DBTaskResult.objects.ready().filter(task_path=run_job.module_path)
    queued = {task["args"][0] for task in tasks.values_list("args_kwargs", flat=True)}
    waiting = Job.objects.select_for_update().filter(state=State.QUEUED, created_at__lt=before)
    forgotten = [str(job.key) for job in waiting if str(job.key) not in queued]
    for key in forgotten:
        transaction.on_commit(lambda key=key: run_job.enqueue(key))  # type: ignore[misc]
    return len(forgotten)

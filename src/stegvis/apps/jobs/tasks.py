"""Runs a job: finds its handler, keeps its heartbeat, and writes down how it ended."""

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from stegvis.apps.access.looking import looking
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Job as JobViewer
from stegvis.apps.access.viewers import Staff
from stegvis.core.errors import DataProblem
from stegvis.core.language import Words

from .handlers import Cancelled, handler_of, leaves_what_is_done
from .models import Job, State

logger = logging.getLogger(__name__)
BETWEEN_SIGNS = timedelta(milliseconds=500)


class JobCrashed(Exception):
    """A handler failed in a way that nobody foresaw. Names the kind of error and nothing more."""


@dataclass
class RunningWork:
    """A handler's way of telling how far it has come; writes to the database twice a second at most."""

    job: Job
    viewer: JobViewer
    _next_sign: float = field(default=0.0)

    def advance(self, done: int, total: int) -> None:
        if monotonic() < self._next_sign and done < total:
            return
        self._next_sign = monotonic() + BETWEEN_SIGNS.total_seconds()
        now = timezone.now()
        Job.objects.filter(pk=self.job.pk).update(done=done, total=total, heartbeat=now)
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise Cancelled


@task()
def run_job(key: str) -> None:
    """Run the job with this key, unless it is running or over already."""
    job = _claim(key)
    if job is None:
        return
    work = RunningWork(job, JobViewer(job.kind, on_behalf_of=Staff.of(job.membership)))
    try:
        with looking(work.viewer):
            said = handler_of(job.kind)(job.target, work)
        _finish(job, State.DONE, said)
    except Cancelled:
        _finish(job, State.CANCELLED, "")
    except Refused as refusal:
        _finish(job, State.FAILED, str(refusal))
    except DataProblem as problem:
        words = Words(job.membership.user.language)
        _finish(job, State.FAILED, "\n".join(words.finding(finding) for finding in problem.findings))
    except Exception as crash:  # noqa: BLE001
        # The one place that catches everything: the queue would store what the exception says, and that may be a
        # person's data. Only the kind of error goes on.
        _finish(job, State.FAILED, _crashed(job.kind))
        logger.error("job %s of kind %s crashed: %s", job.key, job.kind, type(crash).__name__)
        raise JobCrashed(type(crash).__name__) from None


def _crashed(kind: str) -> str:
    if leaves_what_is_done(kind):
        return _("Something went wrong on our side. What had been done stays done. Let it go on, or tell us.")
    return _("Something went wrong on our side. Nothing was changed. Try again, or tell us.")


@transaction.atomic
def _claim(key: str) -> Job | None:
    job = Job.objects.select_for_update().select_related("membership__user", "membership__organisation").get(key=key)
    if job.state != State.QUEUED:
        return None
    job.state, job.heartbeat, job.attempts = State.RUNNING, timezone.now(), job.attempts + 1
    job.save(update_fields=["state", "heartbeat", "attempts"])
    return job


def _finish(job: Job, state: State, message: str) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, message=message, finished_at=timezone.now())

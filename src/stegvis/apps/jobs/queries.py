"""What is asked about jobs."""

from django.db.models import QuerySet

from stegvis.apps.access.viewers import Viewer

from . import policies
from .models import UNFINISHED, Job


def jobs_of(viewer: Viewer) -> QuerySet[Job]:
    """Return the jobs that the viewer asked for, newest first."""
    return Job.objects.filter(policies.visible_jobs(viewer))


def job_for(viewer: Viewer, key: str) -> Job | None:
    """Return the viewer's own job with this key, if there is one."""
    return jobs_of(viewer).filter(key=key).first()


def latest_job_on(viewer: Viewer, target: str) -> Job | None:
    """Return the viewer's newest job on `target`, if any."""
    return jobs_of(viewer).filter(target=target).first()


def is_under_way(kind: str, target: str) -> bool:
    """Say whether a job of this kind on this target waits or runs, whoever asked for it."""
    return Job.objects.filter(kind=kind, target=target, state__in=UNFINISHED).exists()


def percent_on(kind: str, target: str) -> int:
    """Return how far the unfinished job of this kind on `target` has come, 0–100, whoever asked for it."""
    job = Job.objects.filter(kind=kind, target=target, state__in=UNFINISHED).first()
    return job.percent if job else 0

"""Whose job it is: the person who asked for it, in the membership in which she asked."""

from django.db.models import Q

from stegvis.apps.access.verdicts import NotVisible, Verdict, allow_if
from stegvis.apps.access.viewers import Staff, Viewer

from .models import Job


def visible_jobs(viewer: Viewer) -> Q:
    """Return the condition on jobs that this viewer sees."""
    return Q(membership=viewer.membership) if isinstance(viewer, Staff) else Q(pk__in=())


def may_see_job(viewer: Viewer, job: Job) -> Verdict:
    own = isinstance(viewer, Staff) and job.membership_id == viewer.membership.pk
    return allow_if(own, refusal=NotVisible)

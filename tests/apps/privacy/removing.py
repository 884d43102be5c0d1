"""Persons whose time is up: the cast's case ended long ago, and the clock stands years later."""

from datetime import date, timedelta

from django.utils import timezone

from stegvis.apps.access.viewers import Job as JobViewer
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case
from stegvis.apps.jobs.models import Job, State
from stegvis.apps.jobs.tasks import run_job
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.models import Removal, RetentionRule
from stegvis.apps.privacy.retention_policies import REMOVE_JOB
from stegvis.core import codebook
from tests.cast import Cast
from tests.matrix.scenario import Scene

SYSTEM_JOB = JobViewer("take_out")
EXITED = date(2011, 3, 1)
MONTHS = 60


def later(monkeypatch, years: int) -> None:
    """Let the clock stand years later, for everybody."""
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(days=366 * years))


def rule(cast: Cast, months: int = MONTHS, since: date = date(2010, 1, 1), **details: object) -> RetentionRule:
    said = {"decided_on": since, "decided_by": "Socialnämnden", "reference": "SN 2010:17 § 4", **details}
    return actions.record_retention_rule(months=months, since=since, by=cast.administrator, **said)


def ended(cast: Cast, case: Case | None = None, on: date = EXITED) -> Case:
    """Let Amina's case, or another, end."""
    by = cast.case_worker if case is None else cast.registrar
    return casework.exit_case(case=case or cast.amina_case, reason=codebook.exits["A1"], on=on, by=by)


def approved(cast: Cast | Scene, removal: Removal | None = None, by: Staff | None = None) -> Removal:
    """Approve a list, or one drawn up now. Its job is queued and not begun."""
    removal = removal or actions.prepare_removal(by=cast.staff["registrar"])
    return actions.approve_removal(removal=removal, by=by or cast.staff["data_protection_officer"])


def carried_out(cast: Cast | Scene, removal: Removal | None = None) -> Removal:
    """Approve a list and let the worker do it."""
    removal = approved(cast, removal)
    work()
    removal.refresh_from_db()
    return removal


def work() -> Job:
    """Run the job that waits."""
    job = Job.objects.get(kind=REMOVE_JOB, state=State.QUEUED)
    run_job.func(str(job.key))
    job.refresh_from_db()
    return job

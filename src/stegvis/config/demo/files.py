"""The assistance system's extract of payments, read in as the registrar of each owner does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile

from stegvis.apps.access.viewers import Staff
from stegvis.apps.intake import actions
from stegvis.apps.intake.models import Batch, State
from stegvis.apps.jobs.models import Job
from stegvis.apps.jobs.models import State as JobState
from stegvis.apps.jobs.tasks import run_job
from stegvis.apps.projects.models import Project
from stegvis.core.intake import Kind, read_sheets, suggest_mapping
from stegvis.demo import SyntheticProject
from stegvis.demo.extracts import payment_rows
from stegvis.demo.files import write_csv

from .staff import House

NAME = "utbetalningar.csv"


def read_in_payments(invented: SyntheticProject, project: Project, house: House, as_of: date) -> None:
    """Read in each owner's extract. The first file of a layout is mapped as suggested, and so is learned."""
    for owner in sorted(house.owners):
        part = _of_owner(invented, owner)
        if part.payments:
            _read_in(_extract(part), project, house.registrar(owner), as_of)


def _of_owner(invented: SyntheticProject, owner: str) -> SyntheticProject:
    numbers = {each.number for each in invented.cases if each.owner == owner}
    members = tuple(each for each in invented.household_members if each.number in numbers)
    homes = {each.household_key for each in members}
    payments = tuple(each for each in invented.payments if each.household_key in homes)
    return replace(invented, household_members=members, payments=payments)


def _extract(invented: SyntheticProject) -> bytes:
    with TemporaryDirectory() as folder:
        return write_csv(payment_rows(invented), Path(folder) / NAME).read_bytes()


def _read_in(content: bytes, project: Project, by: Staff, as_of: date) -> None:
    file = ContentFile(content, name=NAME)
    batch = actions.receive_file(upload=file, kind=Kind.PAYMENTS, project_key=project.key, as_of=as_of, by=by)
    batch = _worked_on(batch)
    if batch.state == State.UNMAPPED:
        suggestion = suggest_mapping(read_sheets(content, NAME), Kind.PAYMENTS, as_of=as_of)
        actions.confirm_mapping(batch=batch, mapping=suggestion.mapping(NAME), by=by)
        batch = _worked_on(batch)
    actions.accept(batch=batch, by=by)
    if _worked_on(batch).state != State.APPLIED:
        raise RuntimeError("the demo's own extract could not be read in")


def _worked_on(batch: Batch) -> Batch:
    """Do now what the worker would do; it finds nothing left to do when it comes."""
    for job in Job.objects.filter(state=JobState.QUEUED):
        run_job.call(str(job.key))
    return Batch.objects.get(pk=batch.pk)

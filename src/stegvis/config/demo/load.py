"""Loads both projects: the finished one of 2011 and the one that is running on the day the demo is made."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import transaction

from stegvis import demo
from stegvis.apps.access.actions import OnlyInDemo
from stegvis.apps.projects.models import Project
from stegvis.apps.reporting.actions import write_text
from stegvis.demo import SyntheticProject
from stegvis.demo.months import first_of

from . import (
    activities,
    amina,
    applications,
    deviations,
    files,
    mapping,
    meetings,
    participants,
    people_at_work,
    plans,
    privacy,
    record,
    referring,
    registered_twice,
    sharing,
    steps,
)
from .staff import FINISHED, RUNNING_NOW, Employee, House, engage


def load(today: date, tell: Callable[[str], None] = lambda _line: None) -> None:
    """Enter both projects as they stand on `today`. Raises OnlyInDemo unless Stegvis runs as a demo."""
    if not settings.DEMO:
        raise OnlyInDemo
    running, number = amina.named(demo.stegen_nu(today), today)
    tell(f"  {running.commission.title}: {len(running.cases)} …")
    project, house = enter(running, RUNNING_NOW, today)
    record.enter_esf_record(project, house)
    followed = amina.case_of(house.staff["eslov-1"], number, today)
    sharing.enter(house, followed.person, today)
    mapping.enter(house, followed, today)
    plans.enter(house, followed, today)
    meetings.enter(house, followed, today)
    steps.enter(house, followed, today)
    activities.enter(house, followed, today)
    deviations.enter(running, project, house, followed)
    people_at_work.enter(project, house, today)
    privacy.enter(house, followed.person, today)
    registered_twice.enter(house, followed.person, today)
    referring.enter(project, house, today)
    applications.enter(project, house, today)
    finished = demo.utrikesfodda()
    tell(f"  {finished.commission.title}: {len(finished.cases)} …")
    project, house = enter(finished, FINISHED, today)
    record.enter_report_dates(project, finished, house)
    privacy.enter_retention(house, today)


@transaction.atomic
def enter(invented: SyntheticProject, employees: tuple[Employee, ...], today: date) -> tuple[Project, House]:
    """Enter one project: its organisations and staff, its record, and everybody who was referred to it."""
    since = _first_day(invented)
    house = engage(invented, employees, since)
    project = record.enter(invented, house, since=since, today=today)
    participants.enter(invented, project, house)
    participants.count_anonymous(invented, project, house, today)
    _write_report(invented, project, house, today)
    files.read_in_payments(invented, project, house, as_of=min(today, invented.commission.ends))
    return project, house


def _write_report(invented: SyntheticProject, project: Project, house: House, today: date) -> None:
    """Write what the evaluator has written so far; the report's other questions wait for an answer."""
    for each in invented.report_texts:
        if each.text:
            write_text(
                project=project, block=each.block, text=each.text, after=None, by=house.staff["evaluator-1"], on=today
            )


def _first_day(invented: SyntheticProject) -> date:
    """Return the first of the month in which the first person was referred, before anybody could start."""
    return first_of(min(each.referred for each in invented.referrals))

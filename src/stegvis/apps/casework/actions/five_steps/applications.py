"""What the person has applied for, and what was answered."""

from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.apps.projects.saving import save

from ...models import JobApplication
from ..facts import AlreadyCorrected
from ..plans.locking import happened
from .rows import locked_for, row_added, row_corrected, row_withdrawn, said

WAITS = "waiting"
OPTIONAL = ("employer", "answered_on")


@act
def record_job_application(
    *, person: Person, kind: str, title: str, on: date, by: Viewer, employer: str = ""
) -> JobApplication:
    """Record that the person applied for a job, a placement or a training. Raises NotYet for a day to come."""
    row = JobApplication(person=person, kind=kind, title=title, employer=employer or None, sent_on=happened(on))
    return row_added(row, "job_application.recorded", by)


@act
def answer_job_application(*, application: JobApplication, answer: str, on: date, by: Viewer) -> JobApplication:
    """Note what was answered; after an interview comes another answer. Raises AlreadyCorrected after the last one."""
    found = locked_for(application, by)
    if found.answer not in (WAITS, "interview"):
        raise AlreadyCorrected
    found.answer, found.answered_on = answer, None if answer == WAITS else happened(on)
    save(found, by=by)
    log.record("job_application.answered", target=found, person_key=found.person.key, by=by)
    return found


@act
def correct_job_application(*, application: JobApplication, why: str, by: Viewer, **changes: object) -> JobApplication:
    _old, new = row_corrected(application, "job_application.corrected", why, by, said(changes, *OPTIONAL))
    return new


@act
def withdraw_job_application(*, application: JobApplication, why: str, by: Viewer) -> JobApplication:
    return row_withdrawn(application, "job_application.withdrawn", why, by)

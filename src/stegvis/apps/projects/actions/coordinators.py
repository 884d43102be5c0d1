"""Who coordinates where, the courses for coordinators, and who has taken them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Membership
from stegvis.apps.access.viewers import Viewer

from ..models import Coordinator, Course, Project, Training
from ..policies import may_be_coordinator, may_manage_project
from ..saving import DoesNotFit, save


@act
def add_coordinator(
    *, project: Project, membership: Membership, municipality: str, on: date, by: Viewer
) -> Coordinator:
    """Let somebody at a party coordinate in a municipality from a day. Raises NotAllowed or DoesNotFit."""
    may_manage_project(by, project).or_refuse()
    may_be_coordinator(membership, project, on).or_refuse()
    row = Coordinator(
        project=project,
        user=membership.user,
        organisation=membership.organisation,
        municipality=municipality,
        on=on,
    )
    save(row, by=by)
    log.record("project.coordinator_added", target=project, by=by)
    return row


@act
def add_course(
    *, project: Project, name: str, provider: str, hours: Decimal, required: bool, on: date, by: Viewer
) -> Course:
    """Name a course for the coordinators; a required one is asked of all from `on`."""
    may_manage_project(by, project).or_refuse()
    course = Course(project=project, name=name, provider=provider, hours=hours, required=required, on=on)
    save(course, by=by)
    log.record("project.course_added", target=project, by=by)
    return course


@act
def record_training(
    *, course: Course, coordinators: Iterable[Coordinator], held_on: date, hours: Decimal, by: Viewer
) -> list[Training]:
    """Write in the log that these took part in a course on a day. Raises DoesNotFit."""
    may_manage_project(by, course.project).or_refuse()
    made = [_taken(course, each, held_on, hours, by) for each in coordinators]
    log.record("project.training_recorded", target=course.project, by=by)
    return made


def _taken(course: Course, coordinator: Coordinator, held_on: date, hours: Decimal, by: Viewer) -> Training:
    if coordinator.project_id != course.project_id:
        raise DoesNotFit
    row = Training(course=course, coordinator=coordinator, held_on=held_on, hours=hours)
    save(row, by=by)
    return row

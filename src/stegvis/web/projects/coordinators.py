"""Who coordinates in which municipality, the courses for them, and the log of who has taken which."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .ending import end_page
from .forms.coordinators import CoordinatorForm, CourseForm, TrainingForm
from .reading import managed

SECTION = "coordinators"
both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    project, today = managed(request, key), timezone.localdate()
    there = {str(each.pk): each for each in queries.possible_coordinators(project, today)}
    people = [(pk, f"{each.user.name}, {each.organisation.name}") for pk, each in there.items()]
    form = CoordinatorForm(request.POST or None, people=people, initial={"on": today})
    page = ActPage(project, _("Add a coordinator"), _("The coordinator is added."), SECTION)

    def act(values: dict[str, Any]) -> None:
        membership = there[values.pop("membership")]
        actions.add_coordinator(project=project, membership=membership, by=staff(request), **values)

    return answer(request, page, form, act)


@both
def end(request: HttpRequest, key: str, coordinator_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.coordinator_for(project, coordinator_id)
    return end_page(request, project, row, SECTION, _("End the coordinator’s time"), str(row))


@both
def add_course(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    form = CourseForm(request.POST or None, initial={"on": timezone.localdate()})
    page = ActPage(project, _("Add a course"), _("The course is added."), SECTION)
    return answer(request, page, form, lambda values: actions.add_course(project=project, by=staff(request), **values))


@both
def end_course(request: HttpRequest, key: str, course_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.course_for(project, course_id)
    return end_page(request, project, row, SECTION, _("End the course"), row.name)


@both
def record_training(request: HttpRequest, key: str, course_id: int) -> HttpResponse:
    """Write in the log who took part in a course on a day."""
    project, today = managed(request, key), timezone.localdate()
    course = queries.course_for(project, course_id)
    there = {str(each.pk): each for each in queries.coordinators_on(project, today)}
    people = [(pk, str(each)) for pk, each in there.items()]
    form = TrainingForm(request.POST or None, people=people, initial={"held_on": today, "hours": course.hours})
    page = ActPage(project, _("Log a training"), _("The training is in the log."), SECTION, facts=course.name)

    def act(values: dict[str, Any]) -> None:
        chosen = [there[pk] for pk in values.pop("coordinators")]
        actions.record_training(course=course, coordinators=chosen, by=staff(request), **values)

    return answer(request, page, form, act)

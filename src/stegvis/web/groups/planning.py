from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.activity_policies import may_hold_sessions
from stegvis.web.common.access import SEES_PERSONS, require, staff
from stegvis.web.common.persons.form_page import answer

from .forms import PlanForm
from .reading import at, chosen, leaders, named


@require_http_methods(["GET", "POST"])
@require(*SEES_PERSONS)
def plan(request: HttpRequest) -> HttpResponse:
    """Plan a session or a series of them in one of the projects that the organisation takes part in."""
    viewer, today = staff(request), timezone.localdate()
    projects = queries.projects_for_sessions(viewer, today)
    project = _project(projects, request.GET.get("project", ""))
    may_hold_sessions(viewer, project, today).or_refuse()
    cases = queries.who_can_be_invited(viewer, project, today)
    initial = {"on": today, "leader": viewer.user_id, "weeks": 1, "times": 1, "kind": "attendance"}
    form = PlanForm(request.POST or None, leaders=leaders(request), participants=named(cases), initial=initial)

    def act(values: dict[str, Any]) -> str:
        users = {each.pk: each for each in queries.who_can_be_responsible(viewer, today)}
        says = {name: values[name] for name in ("starts", "ends", "themes", "place", "guests", "kind")}
        sessions = actions.plan_sessions(
            project=project,
            days=form.days,
            leader=users[values["leader"]],
            cases=chosen(cases, values["invited"]),
            by=viewer,
            **says,
        )
        number = len(sessions)
        messages.success(
            request,
            ngettext("%(number)s session is planned.", "%(number)s sessions are planned.", number) % {"number": number},
        )
        return at(sessions[0])

    context = {"project": project, "projects": projects, "back": reverse("groups:list")}
    return answer(request, form, act, "groups/plan.html", context)


def _project(projects: list[Any], key: str) -> Any:
    """Return the project that is asked for, or else the first. Raises NotVisible where there is none."""
    found = next((each for each in projects if each.key == key), projects[0] if projects and not key else None)
    if found is None:
        raise NotVisible
    return found

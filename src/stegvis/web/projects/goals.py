"""Goals on three levels, and how a computable one reads."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page

from .act_page import ActPage, answer
from .forms.goals import ChangeGoalForm, GoalForm
from .reading import managed

SECTION = "goals"
FIELDS = ("level", "title", "outcome", "numerator", "denominator", "window_months")
both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    initial = {"level": "result", "denominator": "started", "numerator": "within"}
    page = ActPage(project, _("Add a goal"), _("The goal is added."), SECTION)
    return _answer(
        request,
        page,
        GoalForm(request.POST or None, initial=initial),
        lambda values: actions.set_goal(
            project=project, key=queries.free_goal_key(project, values["title"]), by=staff(request), **values
        ),
    )


@both
def change(request: HttpRequest, key: str, goal_key: str) -> HttpResponse:
    project = managed(request, key)
    goal = queries.goal_for(project, goal_key)
    initial = {name: getattr(goal, name) for name in FIELDS}
    initial["threshold"] = None if goal.threshold is None else goal.threshold * Decimal(100)
    page = ActPage(project, _("Change the goal"), _("The goal is changed."), SECTION)
    return _answer(
        request,
        page,
        ChangeGoalForm(request.POST or None, initial=initial),
        lambda values: actions.change_goal(goal=goal, by=staff(request), **values),
    )


@require_POST
def read_aloud(request: HttpRequest, key: str) -> HttpResponse:
    """Say, while a goal is being written, how it reads so far."""
    managed(request, key)
    return render_page(request, "projects/goal_reading.html", {"reading": GoalForm(request.POST).reading})


def _answer(request, page, form, act) -> HttpResponse:  # type: ignore[no-untyped-def]
    """Show, save, or, without a script, only read aloud what was written."""
    if "read_aloud" in request.POST:
        form.is_valid()
        context = {"page": page, "form": form, "reading": form.reading}
        return render_page(request, "projects/goal.html", context, status=422 if form.errors else 200)
    return answer(request, page, form, act, template="projects/goal.html")

"""Acts on the commission itself: found a project, change it, decide when participants are followed up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.projects import actions, queries
from stegvis.apps.projects.policies import may_create_project
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .act_page import ActPage, answer
from .forms.commission import ChangeCommissionForm, FollowUpsForm, NewProjectForm
from .forms.figures import FIELDS as FIGURES_FIELDS
from .forms.figures import FiguresDaysForm
from .reading import managed

TEXTS = ("name", "starts", "ends", "purpose", "target_group", "working_methods", "capacity", "caseload_limit")
both = require_http_methods(["GET", "POST"])


@both
@require(Permission.MANAGE_PROJECTS)
def create(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)
    may_create_project(viewer, viewer.organisation.is_association).or_refuse()
    form = NewProjectForm(request.POST or None, initial={"starts": timezone.localdate(), "form": "individual"})
    found: list[str] = []
    if done(request, form, lambda values: found.append(_create(request, values))):
        return redirect("projects:show", found[0])
    return render_page(request, "projects/new.html", {"form": form}, status=422 if form.errors else 200)


@both
def change(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    form = ChangeCommissionForm(request.POST or None, initial={name: getattr(project, name) for name in TEXTS})
    page = ActPage(project, _("Change the commission"), _("The commission is changed."))
    return answer(
        request, page, form, lambda values: actions.update_project(project=project, by=staff(request), **values)
    )


@both
def followups(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    months = ", ".join(str(each) for each in queries.followup_months(project))
    page = ActPage(
        project,
        _("Change when participants are followed up"),
        _("Saved. It holds for those who exit from now on."),
        "follow-ups",
        hint=_("Those who have exited keep the follow-ups that were planned for them."),
    )
    return answer(
        request,
        page,
        FollowUpsForm(request.POST or None, initial={"months": months}),
        lambda values: actions.set_followup_months(project=project, by=staff(request), **values),
    )


@both
def figures(request: HttpRequest, key: str) -> HttpResponse:
    """Set the days that the project's figures rest on."""
    project = managed(request, key)
    kept = getattr(project, "report_dates", None)
    form = FiguresDaysForm(request.POST or None, initial={name: getattr(kept, name, None) for name in FIGURES_FIELDS})
    page = ActPage(project, _("Change the days of the figures"), _("The days of the figures are saved."), "figures")
    return answer(
        request, page, form, lambda values: actions.set_report_dates(project=project, by=staff(request), **values)
    )


def _create(request: HttpRequest, values: dict[str, object]) -> str:
    viewer = staff(request)
    key = queries.free_key(str(values["name"]))
    project = actions.create_project(association=viewer.organisation, key=key, by=viewer, **values)
    return project.key

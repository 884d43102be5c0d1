"""Report a deviation in under a minute: from a person's page, or from one's day without a person."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework.policies import NotAParty
from stegvis.apps.improvement import actions, queries
from stegvis.apps.improvement.policies import may_report_from, projects_to_report_in
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer
from stegvis.web.common.persons.reading import open_person

from .forms import ReportForm

both = require_http_methods(["GET", "POST"])


@both
@require(Permission.REPORT_DEVIATIONS)
def new(request: HttpRequest) -> HttpResponse:
    return _page(request, None)


@both
@require(Permission.REPORT_DEVIATIONS)
def report(request: HttpRequest, key: str) -> HttpResponse:
    """Report what a person's case has shown: her name and her relatives' are looked for in the texts."""
    person = open_person(request, key)
    may_report_from(staff(request), person).or_refuse()
    return _page(request, person)


def _page(request: HttpRequest, person: Any) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    projects = {project.key: project for project in projects_to_report_in(viewer, today)}
    if not projects:
        raise NotAParty
    chosen = _chosen(request, person, projects)
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        projects=projects,
        today=today,
        agreements={str(row.pk): row for row in queries.agreements_of(chosen, today)},
        protects=bool(person and person.is_protected),
        look=partial(queries.found_in_texts, viewer, chosen, person, at=today),
        initial=_initial(request, person, chosen),
    )
    context = {"person": person, "title": _("Report a deviation"), "back_url": _back(person)}
    return answer(request, form, partial(_save, request, form, person, projects), "improvement/report.html", context)


def _chosen(request: HttpRequest, person: Any, projects: Mapping[str, Any]) -> Any:
    """Return the project that was sent, the person's own, or the first."""
    viewer, today = staff(request), timezone.localdate()
    sent = projects.get(request.POST.get("project", ""))
    hers = queries.project_of_person(viewer, person, today) if person and sent is None else None
    return sent or (hers if hers and hers.key in projects else next(iter(projects.values())))


def _initial(request: HttpRequest, person: Any, project: Any) -> dict[str, Any]:
    own = staff(request).organisation.municipality_code
    return {
        "project": project.key,
        "month": timezone.localdate().replace(day=1).isoformat(),
        "municipality": (person.municipality if person else None) or own,
    }


def _save(request: HttpRequest, form: ReportForm, person: Any, projects: Mapping[str, Any], _values: Any) -> str:
    said = form.said
    project = projects[said.pop("project")]
    row = actions.report_deviation(project=project, person=person, no_names=form.no_names, by=staff(request), **said)
    messages.success(request, _("The deviation is saved, without the person. You find it under Deviations, Mine."))
    return reverse("improvement:show", args=[row.line]) if person is None else _back(person)


def _back(person: Any) -> str:
    return reverse("cases:person", args=[person.key]) if person else reverse("improvement:list")

"""Participants who are only counted, by sex and the year they started."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.people import actions
from stegvis.apps.people.policies import may_count_anonymous
from stegvis.apps.people.queries import anonymous_counts
from stegvis.apps.projects.queries import project_for, visible_projects
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .forms.anonymous import SEXES, AnonymousForm


@require_GET
@require(Permission.REGISTER)
def overview(request: HttpRequest) -> HttpResponse:
    """Choose the project; where there is one only, go there."""
    rows = list(visible_projects(staff(request), timezone.localdate()))
    if len(rows) == 1:
        return redirect("cases:anonymous_counts", rows[0].key)
    return render_page(request, "cases/anonymous_projects.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@require(Permission.REGISTER)
def show(request: HttpRequest, project_key: str) -> HttpResponse:
    """Show the own organisation's counts in a project, and set those of a year."""
    viewer, today = staff(request), timezone.localdate()
    project = project_for(viewer, project_key, today)
    verdict = may_count_anonymous(viewer, project, today)
    form = AnonymousForm(request.POST or None, first=project.starts, today=today, initial={"year": today.year})
    if request.method == "POST" and form.is_valid():
        try:
            _set(request, project, form, today)
            messages.success(request, _("Saved."))
            return redirect("cases:anonymous_counts", project_key)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    years = _by_year(anonymous_counts(viewer, project))
    context = {"project": project, "form": form, "years": years, "verdict": verdict, "sexes": SEXES}
    return render_page(request, "cases/anonymous.html", context, status=422 if form.errors else 200)


def _set(request: HttpRequest, project: Any, form: forms.Form, today: date) -> None:
    values = form.cleaned_data
    given = {sex: values[sex] for sex in SEXES if values[sex] is not None}
    for sex, number in given.items():
        actions.set_anonymous_count(
            project=project, year=values["year"], sex=sex, number=number, by=staff(request), on=today
        )


def _by_year(counts: Any) -> list[dict[str, int]]:
    """Return a row a year with the numbers by sex and their sum, the latest first."""
    years: dict[int, dict[str, int]] = {}
    for each in counts:
        years.setdefault(each.year, dict.fromkeys(SEXES, 0))[each.sex] = each.number
    return [{"year": year, **row, "total": sum(row.values())} for year, row in sorted(years.items(), reverse=True)]

"""Money: budget and outcome a year and source, and the record in the social fund."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import FundingSource
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .forms.esf import FIELDS as ESF_FIELDS
from .forms.esf import ChangeEsfForm, EsfForm
from .forms.funding import ChangeFiguresForm, NewYearForm
from .reading import managed

SECTION = "funding"
FIGURES = ("budget", "outcome", "planned_participants", "description")
both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    taken = set(project.budget_years.values_list("year", "funding_source"))
    form = NewYearForm(request.POST or None, taken=taken, initial={"year": timezone.localdate().year})
    page = ActPage(project, _("Add a year's budget"), _("The budget is saved."), SECTION)
    return answer(
        request, page, form, lambda values: actions.set_budget_year(project=project, by=staff(request), **values)
    )


@both
def change(request: HttpRequest, key: str, year: int, source: str) -> HttpResponse:
    project = managed(request, key)
    row = project.budget_years.filter(year=year, funding_source=source).first()
    if row is None:
        raise NotVisible
    form = ChangeFiguresForm(request.POST or None, initial={name: getattr(row, name) for name in FIGURES})
    facts = f"{year}, {row.get_funding_source_display()}"
    page = ActPage(project, _("Change budget and outcome"), _("The figures are saved."), SECTION, facts=facts)
    return answer(
        request,
        page,
        form,
        lambda values: actions.set_budget_year(
            project=project, year=year, funding_source=FundingSource(source), by=staff(request), **values
        ),
    )


@both
def esf(request: HttpRequest, key: str) -> HttpResponse:
    """Write the project's record in the social fund, or change it."""
    project = managed(request, key)
    record = getattr(project, "esf_record", None)
    kept = {name: getattr(record, name) for name in ESF_FIELDS} if record else {}
    first = {"owner_name": project.association.name, "name": project.name}
    first |= {"starts": project.starts, "ends": project.ends, "description": project.purpose}
    form = (ChangeEsfForm if record else EsfForm)(request.POST or None, initial=kept or first)
    page = ActPage(project, _("Social fund record"), _("The record is saved."), "esf")
    return answer(
        request, page, form, lambda values: actions.set_esf_record(project=project, by=staff(request), **values)
    )

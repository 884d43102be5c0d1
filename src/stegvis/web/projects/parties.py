"""Parties and what staff they put in."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.queries import organisation_for, organisations
from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .ending import end_page
from .forms.parties import PartyForm, StaffingForm
from .reading import managed

SECTION = "parties"
both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    viewer, project = staff(request), managed(request, key)
    open_now = project.parties.filter(until__isnull=True).values("organisation")
    choices = organisations(viewer).exclude(pk__in=open_now).exclude(pk=project.association_id)
    form = PartyForm(
        request.POST or None, organisations=choices.values_list("pk", "name"), initial={"on": project.starts}
    )
    page = ActPage(project, _("Add a party"), _("The party is added."), SECTION)
    return answer(
        request,
        page,
        form,
        lambda values: actions.add_party(
            project=project,
            organisation=organisation_for(viewer, int(values["organisation"])),
            on=values["on"],
            by=viewer,
        ),
    )


@both
def end(request: HttpRequest, key: str, party_id: int) -> HttpResponse:
    party = queries.party_for(managed(request, key), party_id)
    hint = _("Its staffing ends the same day. The party keeps reading the record.")
    return end_page(request, party.project, party, SECTION, _("End the party's part"), party.organisation.name, hint)


@both
def add_staffing(request: HttpRequest, key: str, party_id: int) -> HttpResponse:
    party = queries.party_for(managed(request, key), party_id)
    form = StaffingForm(request.POST or None, initial={"on": party.on})
    page = ActPage(
        party.project, _("Add staffing"), _("The staffing is saved."), SECTION, facts=party.organisation.name
    )
    return answer(request, page, form, lambda values: actions.add_staffing(party=party, by=staff(request), **values))


@both
def end_staffing(request: HttpRequest, key: str, staffing_id: int) -> HttpResponse:
    row = queries.staffing_for(managed(request, key), staffing_id)
    facts = f"{row.party.organisation.name}, {row.function}"
    return end_page(request, row.party.project, row, SECTION, _("End the staffing"), facts)

"""Cooperation agreements between the parties."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.projects import actions, queries
from stegvis.web.common.access import staff

from .act_page import ActPage, answer
from .ending import end_page
from .forms.parties import AgreementForm, AgreementTextForm
from .reading import managed

SECTION = "agreements"
both = require_http_methods(["GET", "POST"])


@both
def add(request: HttpRequest, key: str) -> HttpResponse:
    project = managed(request, key)
    taking_part = {str(party.organisation_id): party.organisation for party in queries.parties(project)}
    taking_part |= {str(project.association_id): project.association}
    choices = [(pk, organisation.name) for pk, organisation in taking_part.items()]
    form = AgreementForm(request.POST or None, organisations=choices, initial={"on": project.starts})
    page = ActPage(project, _("Add an agreement"), _("The agreement is added."), SECTION)
    return answer(
        request,
        page,
        form,
        lambda values: actions.record_agreement(
            project=project,
            by=staff(request),
            **values | {"organisations": [taking_part[pk] for pk in values["organisations"]]},
        ),
    )


@both
def change(request: HttpRequest, key: str, agreement_id: int) -> HttpResponse:
    project = managed(request, key)
    agreement = queries.agreement_for(project, agreement_id)
    kept = {name: getattr(agreement, name) for name in ("title", "text", "document_reference")}
    page = ActPage(project, _("Change the agreement"), _("The agreement is changed."), SECTION)
    return answer(
        request,
        page,
        AgreementTextForm(request.POST or None, initial=kept),
        lambda values: actions.update_agreement(agreement=agreement, by=staff(request), **values),
    )


@both
def end(request: HttpRequest, key: str, agreement_id: int) -> HttpResponse:
    project = managed(request, key)
    row = queries.agreement_for(project, agreement_id)
    return end_page(request, project, row, SECTION, _("End the agreement"), row.title)

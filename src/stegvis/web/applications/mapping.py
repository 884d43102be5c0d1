"""The applicant came to the mapping meeting: now she is registered, and her case begins."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.people.queries import find_by_number
from stegvis.web.common.access import staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons import drafts

from .forms import MappingForm
from .reading import open_application, sent_before


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, application_key: str) -> HttpResponse:
    """Show the form with what she wrote about herself, to be checked with her, or save it."""
    if before := sent_before(request):
        return redirect("cases:person", before)
    row = open_application(request, application_key).application
    form = _form(request, row)
    if drafts.is_kept(request):
        return drafts.keep(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("cases:person", drafts.save(request, partial(_save, request, row, form)))
        except NotVisible:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "application": row, "desk": drafts.desk(request, form), "found": form.found}
    return render_page(request, "applications/mapping.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, row: Any) -> MappingForm:
    viewer, today = staff(request), timezone.localdate()
    return MappingForm(
        request.POST if request.method == "POST" else None,
        initial=MappingForm.initial_of(row, viewer.organisation.municipality_code, today),
        today=today,
        may_protect=viewer.may(Permission.SEE_PROTECTED),
        lookup=lambda number: find_by_number(viewer, number, today),
    )


def _save(request: HttpRequest, row: Any, form: MappingForm) -> str:
    values = form.cleaned_data
    case = actions.begin_mapping(
        application=row, number=values["number"], person=form.person, on=values["on"], by=staff(request)
    )
    messages.success(request, _("The person is registered, and the mapping has begun."))
    if form.found is None and values["number"] and case.person.given_name != values["given_name"]:
        messages.warning(request, _("Your organisation already knew this person. What was known has been kept."))
    return str(case.person.key)

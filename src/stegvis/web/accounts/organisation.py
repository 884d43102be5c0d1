"""The organisation's own settings and units; for the association's administrator also new organisations."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import actions, policies, queries
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import Refused
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .forms import NewOrganisationForm, SettingsForm, UnitForm
from .links import first_password_link


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def show(request: HttpRequest) -> HttpResponse:
    """Show the settings, and change them."""
    viewer = staff(request)
    now = {name: getattr(viewer.organisation, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_organisation(organisation=viewer.organisation, by=viewer, **form.cleaned_data)
            messages.success(request, _("The settings have been saved."))
            return redirect("accounts:organisation")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, form, UnitForm())


@require_http_methods(["POST"])
@require(Permission.MANAGE_ORGANISATION)
def add_unit(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)
    form = UnitForm(request.POST)
    if form.is_valid():
        try:
            actions.create_unit(organisation=viewer.organisation, name=form.cleaned_data["unit_name"], by=viewer)
            messages.success(request, _("The unit has been added."))
            return redirect("accounts:organisation")
        except Refused as refusal:
            form.add_error("unit_name", str(refusal))
    now = {name: getattr(viewer.organisation, name) for name in SettingsForm.base_fields}
    return _page(request, SettingsForm(initial=now), form)


@require_GET
@require(Permission.MANAGE_ORGANISATION)
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that the association works with."""
    viewer = staff(request)
    policies.may_create_organisation(viewer).or_refuse()
    return render_page(request, "accounts/organisations.html", {"rows": queries.organisations(viewer)})


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_ORGANISATION)
def new_organisation(request: HttpRequest) -> HttpResponse:
    """Add an organisation and its first administrator, who does the rest."""
    policies.may_create_organisation(staff(request)).or_refuse()
    form = NewOrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = _add(request, form.cleaned_data)
            link = first_password_link(request, added.user) if added.is_new_account else ""
            return render_page(request, "accounts/member_added.html", {"link": link, "name": added.user.name})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render_page(request, "accounts/new_organisation.html", {"form": form}, status=422 if form.errors else 200)


def _add(request: HttpRequest, wanted: dict[str, Any]) -> actions.Added:
    return actions.found_organisation(
        name=wanted["name"],
        kind=wanted["kind"],
        administrator=wanted["administrator"],
        email=wanted["email"],
        since=timezone.localdate(),
        by=staff(request),
    )


def _page(request: HttpRequest, form: SettingsForm, unit_form: UnitForm) -> HttpResponse:
    viewer = staff(request)
    context = {
        "form": form,
        "unit_form": unit_form,
        "units": viewer.organisation.units.all(),
        "founds": policies.may_create_organisation(viewer).allowed,
    }
    return render_page(
        request, "accounts/organisation.html", context, status=422 if form.errors or unit_form.errors else 200
    )

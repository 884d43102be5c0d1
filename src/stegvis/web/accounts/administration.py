"""The administrator's pages: who works here, in which role, from when and until when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stegvis.apps.access import actions, queries
from stegvis.apps.access.roles import Permission, Role
from stegvis.apps.access.verdicts import Refused
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .forms import EndForm, MemberForm
from .links import first_password_link


@require_GET
@require(Permission.MANAGE_USERS, Permission.READ_LOG)
def overview(request: HttpRequest) -> HttpResponse:
    """Open what the role is for."""
    return redirect("accounts:members" if staff(request).may(Permission.MANAGE_USERS) else "accounts:log")


@require_GET
@require(Permission.MANAGE_USERS)
def members(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)
    rows = queries.memberships_of(viewer, viewer.organisation)
    return render_page(request, "accounts/members.html", {"rows": rows, "today": timezone.localdate()})


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_USERS)
def new_member(request: HttpRequest) -> HttpResponse:
    viewer = staff(request)
    units = list(viewer.organisation.units.values_list("pk", "name"))
    form = MemberForm(request.POST or None, units=units, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            link = _add(request, form)
            return render_page(request, "accounts/member_added.html", {"link": link, "name": form.cleaned_data["name"]})
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render_page(request, "accounts/new_member.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_USERS)
def end_member(request: HttpRequest, key: int) -> HttpResponse:
    viewer = staff(request)
    membership = queries.membership_for(viewer, key)
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_membership(membership=membership, on=form.cleaned_data["until"], by=viewer)
            messages.success(request, _("The membership has been given a last day."))
            return redirect("accounts:members")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "membership": membership}
    return render_page(request, "accounts/end_member.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, form: MemberForm) -> str:
    viewer, wanted = staff(request), form.cleaned_data
    added = actions.add_member(
        email=wanted["email"],
        name=wanted["name"],
        organisation=viewer.organisation,
        role=Role(wanted["role"]),
        unit=viewer.organisation.units.filter(pk=wanted["unit"] or None).first(),
        since=wanted["since"],
        until=wanted["until"],
        sees_protected=wanted["sees_protected"],
        by=viewer,
    )
    # Only for an account that is new: another's password is not this administrator's to set.
    return first_password_link(request, added.user) if added.is_new_account else ""

"""The administrator's page of who is on duty: who opens and hands over when nobody who works with a person is there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access import actions, queries
from stegvis.apps.access.roles import Permission
from stegvis.web.common.access import require, staff
from stegvis.web.common.acting import done
from stegvis.web.common.pages import render_page

from .forms import DutyForm


@require_http_methods(["GET", "POST"])
@require(Permission.MANAGE_USERS)
def show(request: HttpRequest) -> HttpResponse:
    """List the duties of today and to come, and add one."""
    viewer, today = staff(request), timezone.localdate()
    able = {each.pk: each for each in queries.may_be_on_duty(viewer, on=today)}
    colleagues = [(key, f"{each.user.name}, {each.get_role_display()}") for key, each in able.items()]
    form = DutyForm(request.POST or None, colleagues=colleagues, initial={"since": today, "until": today})

    def put(values: dict[str, object]) -> None:
        membership = able[int(str(values["membership"]))]
        actions.set_duty(membership=membership, since=values["since"], until=values["until"], by=viewer)

    if done(request, form, put):
        messages.success(request, _("The duty is in the list."))
        return redirect("accounts:duty")
    duties = queries.duties_of(viewer, viewer.organisation, since=today)
    context = {"form": form, "duties": duties, "today": today, "anybody": bool(able)}
    return render_page(request, "accounts/duty.html", context, status=422 if form.errors else 200)


@require_POST
@require(Permission.MANAGE_USERS)
def end(request: HttpRequest, key: int) -> HttpResponse:
    viewer = staff(request)
    actions.end_duty(duty=queries.duty_for(viewer, key), on=timezone.localdate(), by=viewer)
    messages.success(request, _("The duty ends today, or was taken out of the list."))
    return redirect("accounts:duty")

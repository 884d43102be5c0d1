"""The place in the left column: what came, for who takes it up, and otherwise what one has sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework.referral_policies import receives
from stegvis.web.common.access import require, staff


@require_GET
@require(Permission.REFER, Permission.REGISTER)
def show(request: HttpRequest) -> HttpResponse:
    return redirect("referrals:inbox" if receives(staff(request)) else "referrals:sent_list")

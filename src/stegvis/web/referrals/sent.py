"""What the own organisation has sent, and how far each has come as the receiver tells it: the state, never more."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import queries
from stegvis.apps.casework.referral_policies import may_answer_question, may_withdraw_referral, refers
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page

from .tabs import tabs


@require_GET
@require(Permission.REFER, Permission.REGISTER)
def show_all(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    context = {
        "rows": queries.sent_referrals(viewer, today),
        "tabs": tabs(viewer, "sent_list"),
        "refers": refers(viewer),
    }
    return render_page(request, "referrals/sent_list.html", context)


@require_GET
@require(Permission.REFER, Permission.REGISTER)
def show(request: HttpRequest, referral_key: str) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    page = queries.sent_referral(viewer, referral_key, today)
    context = {
        "page": page,
        "referral": page.referral,
        "told": [event for event in page.events if event.what == "told"],
        "thread": [event for event in page.events if event.text and event.what in ("question", "answer")],
        "may_answer": may_answer_question(viewer, page.referral),
        "may_withdraw": may_withdraw_referral(viewer, page.referral),
    }
    return render_page(request, "referrals/sent.html", context)

"""What came from other organisations: the inbox, and one referral with what can be done with it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from stegvis.apps.access import log
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.policies import may_take_part
from stegvis.apps.casework.referral_policies import may_reopen_referral, may_settle, receives
from stegvis.apps.people.queries import same_number
from stegvis.web.common.access import require, staff
from stegvis.web.common.pages import render_page
from stegvis.web.common.persons.beside_referral import beside

from .tabs import tabs


@require_GET
@require(Permission.REGISTER)
def show_all(request: HttpRequest) -> HttpResponse:
    viewer, today = staff(request), timezone.localdate()
    if not receives(viewer):
        raise NotVisible
    waiting, answered = queries.referrals_waiting(viewer, today), queries.referrals_answered(viewer, today)
    log.record("referrals.received_listed", by=viewer)
    context = {
        "waiting": waiting,
        "answered": answered,
        "late": sum(row.late for row in waiting),
        "tabs": tabs(viewer, "inbox"),
        "week": queries.UNOPENED_IS_LATE.days,
    }
    return render_page(request, "referrals/inbox.html", context)


@require_GET
@require(Permission.REGISTER)
def show(request: HttpRequest, referral_key: str) -> HttpResponse:
    """Open one; the first opening is noted with its instant, and every one in the log."""
    viewer, today = staff(request), timezone.localdate()
    page = queries.received_referral(viewer, referral_key, today)
    actions.open_referral(referral=page.referral, by=viewer)
    referral = page.referral
    settles = may_settle(viewer, referral)
    context = {
        "page": page,
        "referral": referral,
        "days": (today - referral.referred_on).days,
        "known": same_number(viewer, referral.disclosure, today) if settles else None,
        "may_settle": settles,
        "takes_part": may_take_part(viewer, referral.project, today),
        "may_reopen": may_reopen_referral(viewer, referral),
        "thread": [event for event in page.events if event.text and event.what in ("question", "answer")],
        "events": [event for event in page.events if event.what not in ("told", "question", "answer")],
        "parts": beside(viewer, referral, today),
    }
    return render_page(request, "referrals/received.html", context)

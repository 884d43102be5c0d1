"""The receiver's acts on one referral: take it up, ask, decline, reopen."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.casework.referral_policies import AlreadySettled, may_reopen_referral, may_settle
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer

from .forms.deciding import AskForm, DeclineForm, ReopenForm
from .reading import name_of, open_received

PAGE = "referrals/decide.html"


@require_POST
@require(Permission.REGISTER)
def take(request: HttpRequest, referral_key: str) -> HttpResponse:
    """Take it up for mapping, and go on to the person; clicked twice, it leads to the same place."""
    page = open_received(request, referral_key)
    try:
        case = actions.take_referral(referral=page.referral, on=timezone.localdate(), by=staff(request))
    except NotVisible:
        raise
    except AlreadySettled:
        return redirect("referrals:received", referral_key)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("referrals:received", referral_key)
    messages.success(request, _("Taken up. Next: say who is responsible, and begin the mapping."))
    return redirect("cases:person", case.person.key)


@require_http_methods(["GET", "POST"])
@require(Permission.REGISTER)
def ask(request: HttpRequest, referral_key: str) -> HttpResponse:
    page = open_received(request, referral_key)
    may_settle(staff(request), page.referral).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.ask_sender(referral=page.referral, text=values["text"], by=staff(request))
        messages.success(request, _("The question is sent. The referral waits with you until they answer."))
        return reverse("referrals:inbox")

    said = {"title": _("Ask the sender"), "button": _("Send the question")}
    return answer(request, AskForm(request.POST or None), act, PAGE, _context(page, said))


@require_http_methods(["GET", "POST"])
@require(Permission.REGISTER)
def decline(request: HttpRequest, referral_key: str) -> HttpResponse:
    page = open_received(request, referral_key)
    may_settle(staff(request), page.referral).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.decline_referral(referral=page.referral, by=staff(request), **values)
        messages.success(request, _("Declined. It can be reopened under Answered lately."))
        return reverse("referrals:inbox")

    said = {"title": _("Decline the referral"), "button": _("Decline"), "danger": True}
    return answer(request, DeclineForm(request.POST or None), act, PAGE, _context(page, said))


@require_http_methods(["GET", "POST"])
@require(Permission.REGISTER)
def reopen(request: HttpRequest, referral_key: str) -> HttpResponse:
    page = open_received(request, referral_key)
    may_reopen_referral(staff(request), page.referral).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.reopen_referral(referral=page.referral, why=values["why"], by=staff(request))
        messages.success(request, _("Reopened. It waits with you again."))
        return reverse("referrals:received", args=[referral_key])

    said = {"title": _("Reopen the referral"), "button": _("Reopen")}
    return answer(request, ReopenForm(request.POST or None), act, PAGE, _context(page, said))


def _context(page: Any, said: dict[str, Any]) -> dict[str, Any]:
    key = page.referral.key
    up, back = reverse("referrals:inbox"), reverse("referrals:received", args=[key])
    return {**said, "up": up, "back": back, "up_words": _("New referrals"), "name": name_of(page), "page": page}

"""The sender's acts on one referral: answer a question, take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stegvis.apps.access.roles import Permission
from stegvis.apps.casework import actions
from stegvis.apps.casework.referral_policies import may_answer_question, may_withdraw_referral
from stegvis.web.common.access import require, staff
from stegvis.web.common.persons.form_page import answer

from .forms.deciding import AnswerForm, WithdrawForm
from .reading import name_of, open_sent

PAGE = "referrals/decide.html"


@require_http_methods(["GET", "POST"])
@require(Permission.REFER)
def answer_question(request: HttpRequest, referral_key: str) -> HttpResponse:
    page = open_sent(request, referral_key)
    may_answer_question(staff(request), page.referral).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.answer_question(referral=page.referral, text=values["text"], by=staff(request))
        messages.success(request, _("The answer is sent."))
        return reverse("referrals:sent", args=[referral_key])

    asked = next((event for event in reversed(page.events) if event.what == "question"), None)
    said = {"title": _("Answer the question"), "button": _("Send the answer"), "asked": asked}
    return answer(request, AnswerForm(request.POST or None), act, PAGE, _context(page, said))


@require_http_methods(["GET", "POST"])
@require(Permission.REFER)
def withdraw(request: HttpRequest, referral_key: str) -> HttpResponse:
    page = open_sent(request, referral_key)
    may_withdraw_referral(staff(request), page.referral).or_refuse()

    def act(values: dict[str, Any]) -> str:
        actions.withdraw_referral(referral=page.referral, why=values["why"] or None, by=staff(request))
        messages.success(request, _("Taken back. Its ground has ended too."))
        return reverse("referrals:sent_list")

    said = {"title": _("Take the referral back"), "button": _("Take it back"), "danger": True}
    said["hint"] = _("What they have read they keep, and they see that it was taken back. Its ground ends now.")
    return answer(request, WithdrawForm(request.POST or None), act, PAGE, _context(page, said))


def _context(page: Any, said: dict[str, Any]) -> dict[str, Any]:
    up, back = reverse("referrals:sent_list"), reverse("referrals:sent", args=[page.referral.key])
    return {**said, "up": up, "back": back, "up_words": _("Our referrals"), "name": name_of(page), "page": page}

"""Addresses hold keys alone: never a name, a number or a reason."""

from django.urls import include, path

from . import answering, deciding, number, overview, received, referring, sent, transferring, waiting

own = [
    path("referrals/", overview.show, name="list"),
    path("referrals/sent/", sent.show_all, name="sent_list"),
    path("referrals/new/", referring.new, name="new"),
    path("referrals/new/number/", number.check, name="check_number"),
    path("referrals/sent/<slug:referral_key>/", sent.show, name="sent"),
    path("referrals/sent/<slug:referral_key>/answer/", answering.answer_question, name="answer"),
    path("referrals/sent/<slug:referral_key>/withdraw/", answering.withdraw, name="withdraw"),
    path("referrals/received/", received.show_all, name="inbox"),
    path("referrals/received/<slug:referral_key>/", received.show, name="received"),
    path("referrals/received/<slug:referral_key>/take/", deciding.take, name="take"),
    path("referrals/received/<slug:referral_key>/ask/", deciding.ask, name="ask"),
    path("referrals/received/<slug:referral_key>/decline/", deciding.decline, name="decline"),
    path("referrals/received/<slug:referral_key>/reopen/", deciding.reopen, name="reopen"),
    path("referrals/waiting-times/", waiting.show, name="waiting_times"),
    path("participants/<slug:key>/refer/", referring.refer_person, name="refer_person"),
    path("cases/<slug:case_key>/transfer/", transferring.transfer, name="transfer"),
]

urlpatterns = [path("", include((own, "referrals")))]

"""Addresses hold keys and codes only, like those of the participants."""

from django.urls import include, path

from . import judging, page

own = [
    path("cases/<slug:case_key>/eligibility/", page.show, name="show"),
    path("cases/<slug:case_key>/eligibility/judge/<slug:about>/", judging.attest, name="attest"),
    path("cases/<slug:case_key>/eligibility/<int:attestation_id>/correct/", judging.correct, name="correct"),
    path("cases/<slug:case_key>/eligibility/<int:attestation_id>/withdraw/", judging.withdraw, name="withdraw"),
]

urlpatterns = [path("", include((own, "eligibility")))]

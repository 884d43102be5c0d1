"""Addresses hold keys and codes only, like those of the participants."""

from django.urls import include, path

from . import consent, expiring, form_reviews, overview, papers, printing, provision, withdrawing

own = [
    path("participants/<slug:key>/grounds/", overview.show, name="list"),
    path("participants/<slug:key>/grounds/consent/", consent.record, name="record_consent"),
    path("participants/<slug:key>/grounds/consent/print/", printing.print_new, name="print_new"),
    path("participants/<slug:key>/grounds/provision/", provision.record, name="record_provision"),
    path("participants/<slug:key>/grounds/<slug:ground_key>/renew/", consent.renew, name="renew"),
    path("participants/<slug:key>/grounds/<slug:ground_key>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("participants/<slug:key>/grounds/<slug:ground_key>/narrow/", withdrawing.narrow, name="narrow"),
    path("participants/<slug:key>/grounds/<slug:ground_key>/paper/", papers.add, name="add_paper"),
    path("participants/<slug:key>/grounds/<slug:ground_key>/print/", printing.print_recorded, name="print_recorded"),
    path("participants/<slug:key>/documents/<slug:document_key>/", papers.download, name="document"),
    path("participants/<slug:key>/documents/<slug:document_key>/remove/", papers.remove, name="remove_document"),
    path("grounds/expiring/", expiring.show, name="expiring"),
    path("grounds/forms/", form_reviews.show_list, name="forms"),
    path("grounds/forms/<slug:language>/", form_reviews.review, name="review_form"),
    path("grounds/forms/<slug:language>/withdraw/", form_reviews.withdraw, name="withdraw_review"),
]

urlpatterns = [path("", include((own, "grounds")))]

"""Addresses hold the request's key alone: neither number, name nor the person's key."""

from django.urls import include, path

from . import answering, deciding, requests

own = [
    path("subject-requests/", requests.overview, name="list"),
    path("subject-requests/new/", requests.new, name="new"),
    path("subject-requests/<slug:key>/", requests.show, name="show"),
    path("subject-requests/<slug:key>/extract/", answering.extract, name="extract"),
    path("subject-requests/<slug:key>/more-time/", answering.extend, name="extend"),
    path("subject-requests/<slug:key>/decide/", deciding.decide, name="decide"),
    path("subject-requests/<slug:key>/letter/", deciding.letter, name="letter"),
    path("subject-requests/<slug:key>/close/", answering.close, name="close"),
]

urlpatterns = [path("", include((own, "privacy")))]

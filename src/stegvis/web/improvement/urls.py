"""Addresses hold keys only, and a deviation's address nothing of the person whose case showed it."""

from django.urls import include, path

from . import changing, reading, reporting

own = [
    path("deviations/", reading.overview, name="list"),
    path("deviations/new/", reporting.new, name="new"),
    path("deviations/<slug:line>/", reading.show, name="show"),
    path("deviations/<slug:line>/correct/", changing.correct, name="correct"),
    path("deviations/<slug:line>/withdraw/", changing.withdraw, name="withdraw"),
    path("participants/<slug:key>/deviations/new/", reporting.report, name="report"),
]

urlpatterns = [path("", include((own, "improvement")))]

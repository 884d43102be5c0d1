"""Addresses hold keys only: never a word of a note."""

from django.urls import include, path

from . import show, writing

of_case = [
    path("", show.of_case, name="list"),
    path("new/", writing.write, name="write"),
    path("<slug:note_key>/", show.show, name="show"),
    path("<slug:note_key>/correct/", writing.correct, name="correct"),
    path("<slug:note_key>/withdraw/", writing.withdraw, name="withdraw"),
    path("<slug:note_key>/record/", show.record, name="record"),
    path("<slug:note_key>/record/pdf/", show.record_pdf, name="record_pdf"),
]

urlpatterns = [path("cases/<slug:case_key>/notes/", include((of_case, "notes")))]

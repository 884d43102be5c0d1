"""Addresses hold keys and weeks only: never a word of an activity."""

from django.urls import include, path

from . import attendance, show, work_list, writing

of_case = [
    path("new/", writing.record, name="record"),
    path("<slug:activity_key>/", show.show, name="show"),
    path("<slug:activity_key>/begin/", writing.begin, name="begin"),
    path("<slug:activity_key>/end/", writing.end, name="end"),
    path("<slug:activity_key>/correct/", writing.correct, name="correct"),
    path("<slug:activity_key>/withdraw/", writing.withdraw, name="withdraw"),
    path("<slug:activity_key>/attendance/<slug:week>/", attendance.week, name="attendance"),
]
own = [
    path("cases/<slug:case_key>/activities/", include(of_case)),
    path("activities/", work_list.show, name="work_list"),
]

urlpatterns = [path("", include((own, "activities")))]

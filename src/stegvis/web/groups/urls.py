"""Addresses hold keys only: neither a theme nor a name."""

from django.urls import include, path

from . import attendance, changing, planning, show

own = [
    path("", show.coming, name="list"),
    path("new/", planning.plan, name="plan"),
    path("<slug:session_key>/", show.show, name="show"),
    path("<slug:session_key>/attendance/", attendance.note, name="attendance"),
    path("<slug:session_key>/invite/", changing.invite, name="invite"),
    path("<slug:session_key>/correct/", changing.correct, name="correct"),
    path("<slug:session_key>/cancel/", changing.cancel, name="cancel"),
    path("<slug:session_key>/places/<int:place_id>/withdraw/", changing.withdraw, name="withdraw"),
]

urlpatterns = [path("group-sessions/", include((own, "groups")))]

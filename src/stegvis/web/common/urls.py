from django.urls import path

from . import views
from .persons import drafts

urlpatterns = [
    path("", views.home, name="home"),
    path("session/state/", views.session_state, name="session_state"),
    path("look/", views.change_look, name="change_look"),
    path("membership/", views.change_membership, name="change_membership"),
    path("drafts/<int:draft_id>/discard/", drafts.discard, name="discard_draft"),
]

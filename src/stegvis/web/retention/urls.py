"""Addresses hold keys alone: of lists, of exceptions, and of a person as elsewhere."""

from django.urls import include, path

from . import holds, leaving, lists, rules

own = [
    path("retention/", rules.overview, name="overview"),
    path("retention/rule/", rules.rule, name="rule"),
    path("retention/leaving/", leaving.leaving, name="leaving"),
    path("retention/leaving/take-back/", leaving.take_back, name="take_back_leaving"),
    path("retention/leaving/finish/", leaving.finish, name="finish_leaving"),
    path("retention/due/", holds.due, name="due"),
    path("retention/kept-longer/", holds.held, name="held"),
    path("retention/kept-longer/<slug:key>/end/", holds.end, name="end_hold"),
    path("retention/keep/<slug:key>/", holds.hold, name="hold"),
    path("retention/lists/new/", lists.prepare, name="prepare"),
    path("retention/lists/<slug:key>/", lists.show, name="list"),
    path("retention/lists/<slug:key>/progress/", lists.progress, name="progress"),
    path("retention/lists/<slug:key>/approve/", lists.approve, name="approve"),
    path("retention/lists/<slug:key>/put-aside/", lists.discard, name="discard"),
    path("retention/lists/<slug:key>/carry-on/", lists.carry_on, name="carry_on"),
]

urlpatterns = [path("", include((own, "retention")))]

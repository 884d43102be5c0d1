"""Addresses hold keys alone: of persons as elsewhere, and of what was made one."""

from django.urls import include, path

from . import judging, looking, undoing

of_person = [
    path("", looking.choose, name="choose"),
    path("undo/<slug:merge_key>/", undoing.undo, name="undo"),
    path("<slug:other>/", judging.merge, name="merge"),
    path("<slug:other>/two/", judging.apart, name="apart"),
    path("<slug:other>/two/take-back/", judging.take_back, name="take_back"),
]

own = [
    path("registered-twice/", looking.pairs, name="list"),
    path("participants/<slug:key>/registered-twice/", include(of_person)),
]

urlpatterns = [path("", include((own, "merging")))]

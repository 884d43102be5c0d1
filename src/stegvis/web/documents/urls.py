"""Addresses hold keys only: neither a title nor a file's name."""

from django.urls import include, path

from . import adding

own = [path("participants/<slug:key>/documents/new/", adding.add, name="add")]

urlpatterns = [path("", include((own, "documents")))]

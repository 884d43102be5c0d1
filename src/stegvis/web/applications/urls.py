"""Addresses hold keys and codes only. Those under `apply/` are open to everybody."""

from django.urls import include, path

from . import answering, inbox, mapping, public

own = [
    path("apply/", public.start, name="start"),
    path("apply/<slug:language>/", public.start, name="start_in"),
    path("apply/<slug:language>/sent/", public.sent, name="sent"),
    path("apply/<slug:language>/<slug:municipality>/", public.apply, name="apply"),
    path("applications/", inbox.show, name="inbox"),
    path("applications/<slug:application_key>/", inbox.read, name="read"),
    path("applications/<slug:application_key>/contact/", answering.contact, name="contact"),
    path("applications/<slug:application_key>/mapping/", mapping.begin, name="begin_mapping"),
    path("applications/<slug:application_key>/end/", answering.end, name="end"),
    path("applications/<slug:application_key>/protect/", answering.protect, name="protect"),
]

urlpatterns = [path("", include((own, "applications")))]

"""All addresses: each area of screens states its own."""

from django.urls import include, path

from . import areas

urlpatterns = [path("", include(module)) for module in areas.with_urls("stegvis.web")]

handler400 = "stegvis.web.common.errors.bad_request"
handler403 = "stegvis.web.common.errors.forbidden"
handler404 = "stegvis.web.common.errors.not_found"
handler500 = "stegvis.web.common.errors.server_error"

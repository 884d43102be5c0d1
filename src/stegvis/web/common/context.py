"""What the frame around every page needs to know."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest

from stegvis.apps.access.viewers import Staff

from . import navigation


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return viewer, her places, and how she wants her pages to look."""
    viewer = getattr(request, "viewer", None)
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    shown = {
        "viewer": viewer,
        "memberships": getattr(request, "memberships", []),
        "languages": settings.LANGUAGES,
        "theme": user.theme if signed_in else "auto",
        "density": user.density if signed_in else "normal",
        "idle_seconds": settings.IDLE_SECONDS if signed_in else 0,
        "is_demo": settings.DEMO,
    }
    return shown | _places(request, viewer) if isinstance(viewer, Staff) else shown


def _places(request: HttpRequest, viewer: Staff) -> dict[str, Any]:
    places = navigation.places_for(viewer)
    try:
        here = navigation.current(places, request.path_info)
    except Http404:
        here = None
    return {"places": places, "current_place": here, "search": navigation.search_for(viewer)}

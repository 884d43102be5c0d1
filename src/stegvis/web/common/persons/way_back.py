"""Leads back to the criteria of a case from a page that adds what one of them rests on."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def way_back(request: HttpRequest) -> str:
    """Return the page of criteria that the address says it came from, or nothing: an act leads back to the person."""
    try:
        return reverse("eligibility:show", args=[request.GET["case"]]) if "case" in request.GET else ""
    except NoReverseMatch:
        return ""

"""Leads back to the page of a case from a page about the person that was opened there."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

PAGES = {"case": "eligibility:show", "mapping": "mapping:show", "steps": "steps:show"}
"""The pages that can be led back to, by what stands in the address with the key of the case."""


def way_back(request: HttpRequest) -> str:
    """Return the page of a case that the address says it came from, or nothing: an act leads back to the person."""
    for name, page in PAGES.items():
        if name in request.GET:
            try:
                return reverse(page, args=[request.GET[name]])
            except NoReverseMatch:
                return ""
    return ""

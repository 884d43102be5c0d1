"""Leads back to the mapping from a page about the person that was opened there."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def back_to(request: HttpRequest, person: Any) -> str:
    """Return the mapping that the address says it came from (`?mapping=`), or the person's page."""
    try:
        return reverse("mapping:show", args=[request.GET["mapping"]])
    except (KeyError, NoReverseMatch):
        return reverse("cases:person", args=[person.key])

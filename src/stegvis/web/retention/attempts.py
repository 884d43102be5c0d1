"""Buttons without a form: what was done, or why not, stands on the next page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from stegvis.apps.access.verdicts import NotVisible, Refused


def attempted(request: HttpRequest, act: Callable[[], object], saved: str) -> bool:
    """Do what a button asks for, say on the next page that it was done, or why not; return whether it was."""
    try:
        act()
    except NotVisible:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, saved)
    return True

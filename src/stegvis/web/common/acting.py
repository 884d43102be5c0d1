"""Does what a form asks for, and says a refusal in the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest

from stegvis.apps.access.verdicts import NotVisible, Refused


def done(request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Do `act` with what a sent and valid form says; return whether it was done.

    A refusal stands in the form, and what was written stays. What does not exist for the viewer is no refusal to show.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotVisible:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def sent(request: HttpRequest) -> Any:
    """Return what a form was sent with, also when that is nothing; None when it is opened."""
    return request.POST if request.method == "POST" else None

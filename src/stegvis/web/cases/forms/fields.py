from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Why(forms.CharField):
    """The reason of a correction; it stays in the history."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Why?"))
        options.setdefault("help_text", _("It is kept beside what stood here before."))
        super().__init__(max_length=500, **options)


def day_in(values: Any, name: str, otherwise: date | None) -> date | None:
    """Return the day that a form was sent or opened with, for choices that depend on it."""
    try:
        return date.fromisoformat(str((values or {}).get(name, "")))
    except ValueError:
        return otherwise

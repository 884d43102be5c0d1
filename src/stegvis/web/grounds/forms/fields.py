from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NOBODY = _("Tick at least one organisation.")
ENDINGS = ".pdf,.png,.jpg,.jpeg,.docx"
MEGABYTES = 10


class Clock(forms.TimeField):
    """A time of day."""

    widget = forms.TimeInput({"type": "time"}, format="%H:%M")


class Ticks(forms.MultipleChoiceField):
    """Several of some, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple


class Paper(forms.FileField):
    """A scanned or written paper. What it is, the act finds out from its content."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("PDF, picture or Word, at most 10 MB. It is kept encrypted."))
        super().__init__(
            widget=forms.FileInput({"accept": ENDINGS}), error_messages={"empty": _("The file is empty.")}, **options
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Scan it in greyscale, or with fewer dots an inch.")
            )
        return file


def only_one_of(form: forms.Form, first: str, other: str) -> None:
    """Take `first`, a required field, as left out on purpose where `other` holds something."""
    left_out = form.has_error(first, "required")
    if left_out and form.cleaned_data.get(other):
        del form.errors[first]
        form.cleaned_data[first] = []


def a_year_after(day: date) -> date:
    """Return the last day of the year that begins on `day`: 2026-03-12 gives 2027-03-11."""
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year + 1, day=28)
    return day.replace(year=day.year + 1) - timedelta(days=1)

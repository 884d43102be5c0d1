from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

NOBODY = _("Tick at least one organisation.")


class Clock(forms.TimeField):
    """A time of day."""

    widget = forms.TimeInput({"type": "time"}, format="%H:%M")


class Ticks(forms.MultipleChoiceField):
    """Several of some, each with a box to tick."""

    widget = forms.CheckboxSelectMultiple


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

"""Fields that more than one area has in its forms."""

from datetime import date
from typing import Any

from django import forms

from . import codes


class Day(forms.DateInput):
    """A day, in the browser's own calendar."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class DayField(forms.DateField):
    widget = Day


class CodeChoice(forms.ChoiceField):
    """A code of one of the codebook's lists, among those valid on `on` where it is given."""

    def __init__(self, name: str, *, on: date | None = None, blank: Any = "–", **options: Any) -> None:
        self.name, self.on, self.blank = name, on, blank
        # A function, so that the words are those of whoever reads the page.
        super().__init__(choices=lambda: codes.choices(self.name, on=self.on, blank=self.blank), **options)

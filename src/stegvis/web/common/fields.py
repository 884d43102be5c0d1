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


class CodeSelect(forms.Select):
    """A select of codes and years, with no more of each choice than our template draws: there may be hundreds."""

    def create_option(self, name: str, value: Any, label: Any, selected: bool, *_place: Any, **_more: Any) -> Any:
        return {"value": value, "label": label, "attrs": {"selected": True} if selected else {}}


class CodeChoice(forms.ChoiceField):
    """A code of one of the codebook's lists, among those valid on `on` where it is given."""

    widget = CodeSelect

    def __init__(self, name: str, *, on: date | None = None, blank: Any = "–", **options: Any) -> None:
        self.name, self.on, self.blank = name, on, blank
        # A function, so that the words are those of whoever reads the page.
        super().__init__(choices=lambda: codes.choices(self.name, on=self.on, blank=self.blank), **options)

"""What exact figures are narrowed to. It stands in the address as codes and days."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.reporting.narrowing import Narrowing
from stegvis.core.shapes import Period
from stegvis.web.common import codes
from stegvis.web.common.fields import DayField

UNKNOWN = "unknown"


class NarrowingForm(forms.Form):
    """Period, cut-off and whom the figures are about; everything may be left out."""

    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)
    cut_off = DayField(label=_("Known up to and including"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False)
    age = forms.ChoiceField(label=_("Age at start"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    origin = forms.ChoiceField(label=_("Region of birth"), required=False)

    def __init__(self, data: Any, *, municipalities: Callable[[], Iterable[str]], starts: date, today: date) -> None:
        super().__init__(data)
        self.starts, self.today = starts, today
        everybody = _("All")
        self.fields["sex"].choices = codes.choices("sex", blank=everybody)
        self.fields["age"].choices = codes.choices("age_bands", blank=everybody)
        unknown = (UNKNOWN, _("Unknown"))

        @cache
        def in_the_project() -> codes.Choices:
            named = [(code, codes.label("municipalities", code)) for code in municipalities()]
            return [("", everybody), *named, unknown]

        # A function: pages that neither show the form nor are asked for a municipality look none up.
        self.fields["municipality"].choices = in_the_project
        self.fields["origin"].choices = [*codes.choices("birth_regions", blank=everybody), unknown]

    def clean_cut_off(self) -> date | None:
        day = self.cleaned_data["cut_off"]
        if day and day > self.today:
            raise forms.ValidationError(_("Nothing is known yet of days to come."))
        return day

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        first, last, cut_off = (chosen.get(name) for name in ("first", "last", "cut_off"))
        if first and last and last < first:
            self.add_error("last", _("The period ends before it starts."))
        elif (cut_off or self.today) < (first or self.starts):
            self.add_error("cut_off", _("This day lies before the period."))
        return chosen

    @property
    def narrowed(self) -> Narrowing:
        """Return what is asked for; everybody, where something is wrong with it."""
        if not self.is_valid():
            return Narrowing()
        chosen = {name: value or None for name, value in self.cleaned_data.items()}
        return Narrowing(period=Period(chosen.pop("first"), chosen.pop("last")), **chosen)

    @property
    def query(self) -> str:
        """Return the choices as the end of an address, or nothing."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value} if self.is_valid() else {}
        return f"?{urlencode(chosen)}" if chosen else ""

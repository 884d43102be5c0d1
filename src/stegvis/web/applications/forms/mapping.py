from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stegvis.core.personal_numbers import PersonalNumber
from stegvis.web.common.fields import CodeChoice, DayField, PersonalNumberField

PERSON = (
    "given_name",
    "family_name",
    "phone",
    "email",
    "municipality",
    "birth_region",
    "arrival_year",
    "language",
    "birth_date",
    "sex",
    "protection",
)


class MappingForm(forms.Form):
    """Who came to the mapping meeting, checked with herself. `lookup` finds whom the organisation already knows."""

    use_required_attribute = False  # a known person needs no name, and who has no number needs none
    number = PersonalNumberField(as_of=date.min, required=False)
    known = forms.CharField(required=False, widget=forms.HiddenInput)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    on = DayField(label=_("Day of the mapping meeting"))
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False)
    municipality = CodeChoice("municipalities", label=_("Municipality"), required=False)
    birth_region = CodeChoice("birth_regions", label=_("Region of birth"), required=False)
    arrival_year = forms.IntegerField(label=_("Year of arrival in Sweden"), required=False, min_value=1900)
    language = CodeChoice("languages", label=_("Language"), required=False)
    birth_date = DayField(label=_("Birth date"), required=False)
    sex = CodeChoice("sex", label=_("Sex"), required=False)
    protection = CodeChoice("protection", label=_("Protection"), blank=None, required=False)

    def __init__(
        self,
        *args: Any,
        today: date,
        may_protect: bool,
        lookup: Callable[[PersonalNumber], Any],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today, self.lookup, self.found = today, lookup, None
        self.fields["number"].as_of = today  # type: ignore[attr-defined]
        self.fields["arrival_year"].max_value = today.year  # type: ignore[attr-defined]
        self.fields["number"].widget.attrs |= {
            "hx-post": reverse("cases:check_number"),
            "hx-trigger": "change, load",
            "hx-target": "#number-check",
            "hx-params": "number,known",
        }
        if not may_protect:
            del self.fields["protection"]

    @staticmethod
    def initial_of(application: Any, municipality: str, today: date) -> dict[str, Any]:
        """Return what the applicant wrote, to begin with: her last word is taken as her family name."""
        given, _space, family = application.name.strip().rpartition(" ")
        reach = application.reach.strip()
        return {
            "number": application.number,
            "given_name": given or family,
            "family_name": family if given else "",
            "email" if "@" in reach else "phone": reach,
            "municipality": municipality,
            "on": today,
            "protection": "marked" if application.is_protected else "none",
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        number = values.get("number")
        self.found = self.lookup(number) if number else None
        if self.found:
            self._forgive("given_name", "family_name")
            if values.get("known") != self.found.key:
                self.add_error("number", _("This person is already registered with you. Is it the right person?"))
        elif not number and "number" not in self.errors and not values.get("birth_date"):
            self.add_error("number", _("Give the personal number, or the birth date if there is none."))
        if values.get("on") and values["on"] > self.today:
            self.add_error("on", _("The day can't be in the future."))
        return values

    @property
    def person(self) -> dict[str, Any]:
        """Return what is said about the person. Of a valid form."""
        return {name: self.cleaned_data[name] for name in PERSON if self.cleaned_data.get(name)}

    def _forgive(self, *names: str) -> None:
        """Take a field as left out on purpose."""
        for name in names:
            if name in self.errors:
                del self.errors[name]
                self.cleaned_data[name] = None

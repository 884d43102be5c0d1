from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.core.personal_numbers import PersonalNumber
from stegvis.web.common.fields import CodeChoice, DayField, PersonalNumberField

from .situation import SituationForm

OLDEST_YEARS = 110
PERSON_FIELDS = (
    "given_name",
    "family_name",
    "phone",
    "email",
    "address",
    "arrival_year",
    "birth_region",
    "language",
    "municipality",
    "protection",
)


class RegisterForm(SituationForm):
    """A new participant: who, in which project and from when, and how she lives then.

    `lookup` finds a person whom the own organisation already has by her number; `projects` and `workers` are choices;
    without workers whoever registers is responsible. Protection can be chosen by those who then still see the person.
    """

    use_required_attribute = False  # a known person needs no name, and who has no number needs none
    number = PersonalNumberField(
        as_of=date.min,
        error_messages={"required": _("Give the personal number, or the birth date if there is none.")},
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    project = forms.ChoiceField(label=_("Project"))
    started_on = DayField(label=_("Day of start"), required=False, help_text=_("Empty if only referred."))
    referred_on = DayField(label=_("Day of referral"), required=False)
    way_in = CodeChoice("referral_sources", label=_("Way in"), required=False)
    responsible = forms.ChoiceField(label=_("Responsible"), required=False)
    months_public_support_before = forms.IntegerField(
        label=_("Months on public support before start"), min_value=0, max_value=600, required=False
    )
    af_category = CodeChoice("af_codes", label=_("Category at the employment service"), required=False)
    education = CodeChoice("education", label=_("Highest finished education"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    municipality = CodeChoice("municipalities", label=_("Municipality"), required=False)
    birth_region = CodeChoice("birth_regions", label=_("Region of birth"), required=False)
    arrival_year = forms.IntegerField(label=_("Year of arrival in Sweden"), required=False, min_value=1900)
    language = CodeChoice("languages", label=_("Language"), required=False)
    protection = CodeChoice("protection", label=_("Protection"), blank=None, required=False)
    sex = CodeChoice("sex", label=_("Sex"), required=False)
    birth_date = DayField(label=_("Birth date"), required=False)

    def __init__(
        self,
        *args: Any,
        today: date,
        projects: list[tuple[str, str]],
        workers: list[tuple[int, str]],
        may_protect: bool,
        lookup: Callable[[PersonalNumber], Any],
        **options: Any,
    ) -> None:
        super().__init__(*args, on=today, **options)
        self.today, self.lookup, self.found = today, lookup, None
        self.fields["number"].as_of = today  # type: ignore[attr-defined]
        self.fields["project"].choices = projects if len(projects) == 1 else [("", "–"), *projects]  # type: ignore[attr-defined]
        self.fields["responsible"].choices = [("", "–"), *workers]  # type: ignore[attr-defined]
        self.fields["arrival_year"].max_value = today.year  # type: ignore[attr-defined]
        self.fields["number"].widget.attrs |= {
            "hx-post": reverse("cases:check_number"),
            "hx-trigger": "change",
            "hx-target": "#number-check",
            "hx-params": "number,known",
        }
        if not workers:
            del self.fields["responsible"]
        if not may_protect:
            del self.fields["protection"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        number = values.get("number")
        self.found = self.lookup(number) if number else None
        if self.found:
            self._forgive("given_name", "family_name")
        protected = values.get("protection") in codebook.protection.flagged("protected")
        if not self.data.get("number") and (values.get("birth_date") or protected):
            self._forgive("number")
        if self.found and values.get("known") != self.found.key:
            self.add_error("number", _("This person is already registered with you. Is it the right person?"))
        if not values.get("started_on") and not values.get("referred_on"):
            self.add_error("started_on", _("Give the day of start, or the day of referral."))
        return values

    @property
    def person(self) -> dict[str, Any]:
        """Return what was written about the person. Of a valid form."""
        values = self.cleaned_data
        given = {name: values[name] for name in PERSON_FIELDS if values.get(name)}
        return given | {name: values[name] for name in ("sex", "birth_date") if values.get(name)}

    def _forgive(self, *names: str) -> None:
        """Take a field as left out on purpose."""
        for name in names:
            if name in self.errors:
                del self.errors[name]
                self.cleaned_data[name] = None

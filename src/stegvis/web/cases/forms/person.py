from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common.fields import CodeChoice, DayField, PersonalNumberField, Why


class CorrectPersonForm(forms.Form):
    """What is known about a person, as it stands, to be corrected. The number is only written anew when it is wrong."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    number = PersonalNumberField(as_of=date.min, label=_("New personal number"), required=False)
    birth_date = DayField(label=_("Birth date"), required=False)
    sex = CodeChoice("sex", label=_("Sex"), blank=None)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    municipality = CodeChoice("municipalities", label=_("Municipality"), required=False)
    birth_region = CodeChoice("birth_regions", label=_("Region of birth"), required=False)
    arrival_year = forms.IntegerField(label=_("Year of arrival in Sweden"), required=False, min_value=1900)
    language = CodeChoice("languages", label=_("Language"), required=False)
    protection = CodeChoice("protection", label=_("Protection"), blank=None)
    why = Why()

    def __init__(self, *args: Any, person: Any, today: date, may_protect: bool, **options: Any) -> None:
        stands = {name: getattr(person, name) for name in self.base_fields if name not in ("number", "why")}
        super().__init__(*args, initial=stands, **options)
        self.fields["number"].as_of = today  # type: ignore[attr-defined]
        self.fields["number"].help_text = _("Only if the one that stands is wrong.")
        if not may_protect:
            del self.fields["protection"]

    @property
    def changes(self) -> dict[str, Any]:
        """Return the fields that are not what they were; an emptied one is None. Of a valid form."""
        values = self.cleaned_data
        changed = {name: values[name] or None for name in self.changed_data if name not in ("why", "number")}
        if "language" in changed:
            changed["language"] = changed["language"] or ""
        return changed | ({"number": values["number"]} if values["number"] else {})

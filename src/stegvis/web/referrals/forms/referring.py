from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.actions import Entered
from stegvis.core.personal_numbers import PersonalNumber
from stegvis.web.common.fields import CodeChoice, DayField, PersonalNumberField

from .basis import CONSENT, BasisForm

DETAILS = ("phone", "email", "language", "protection")


class DatedReferral(BasisForm):
    """A referral with its day: today, or earlier where it first came on paper."""

    field_order = ("to", "on", "needs_interpreter", "wishes")
    on = DayField(
        label=_("Day of referral"), required=False, help_text=_("Earlier than today if it first came on paper.")
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, today=today, **options)
        self.initial = {"on": today} | self.initial

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        on, since = values.get("on"), values.get("since")
        if on and on > self.today:
            self.add_error("on", _("That can't lie in the future."))
        elif on and since and values.get("rule") == CONSENT and since > on:
            self.add_error("since", _("The person said yes after the day of the referral. Change one of the two days."))
        return values

    @property
    def day(self) -> date:
        return self.cleaned_data["on"] or self.today


class ReferForm(DatedReferral):
    """A referral of somebody who is written in. `lookup` finds whom the viewer already has by her number."""

    field_order = ("to", "on", "number", "given_name", "family_name", *DETAILS, "needs_interpreter", "wishes")
    number = PersonalNumberField(as_of=date.min)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"type": "tel"}))
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = CodeChoice("languages", label=_("Language"), required=False)
    protection = CodeChoice("protection", label=_("Protection"), blank=None, required=False)

    def __init__(
        self, *args: Any, today: date, may_protect: bool, lookup: Callable[[PersonalNumber], Any], **options: Any
    ) -> None:
        super().__init__(*args, today=today, **options)
        self.lookup, self.found = lookup, None
        self.fields["number"].as_of = today  # type: ignore[attr-defined]
        self.fields["number"].widget.attrs |= {
            "hx-post": reverse("referrals:check_number"),
            "hx-trigger": "change",
            "hx-target": "#number-check",
            "hx-params": "number",
        }
        if not may_protect:
            del self.fields["protection"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        number = values.get("number")
        self.found = self.lookup(number) if number else None
        if self.found:
            for name in ("given_name", "family_name"):
                self.errors.pop(name, None)
        return values

    @property
    def who(self) -> Any:
        """Return the own person with this number, or what was written. Of a valid form."""
        if self.found:
            return self.found
        values = self.cleaned_data
        details = {name: values[name] for name in DETAILS if values.get(name)}
        return Entered(values["number"], values["given_name"], values["family_name"], details)

    @property
    def wanted(self) -> str:
        return self.contact(self.cleaned_data["language"])


class ReferKnownForm(DatedReferral):
    """A referral of somebody whom the viewer works with; what is known of her stands on her page."""

    @property
    def wanted(self) -> str:
        return self.contact()

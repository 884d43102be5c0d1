from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.privacy.choices import Identity, Outcome, Way
from stegvis.web.common.fields import DayField, PersonalNumberField


class RequestForm(forms.Form):
    """Who asks, by number, when and how, and how it is known that it is she."""

    number = PersonalNumberField(as_of=date.min)
    asked_on = DayField(label=_("Asked on"))
    way = forms.ChoiceField(label=_("How did she ask?"), choices=Way.choices, widget=forms.RadioSelect)
    identity = forms.ChoiceField(
        label=_("How do you know that it is she?"), choices=Identity.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"asked_on": today}, **options)
        self.fields["number"].as_of = today  # type: ignore[attr-defined]


class MoreTimeForm(forms.Form):
    """Until when, and why: the person is told both."""

    until = DayField(label=_("To be answered by"))
    why = forms.CharField(
        label=_("Why does it take longer?"),
        help_text=_("The person is to be told why, within a month of her request."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class CloseForm(forms.Form):
    """How the request ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices, widget=forms.RadioSelect)
    on = DayField(label=_("On"))
    why = forms.CharField(
        label=_("Why, or how it was handed over"),
        help_text=_("A refusal needs a reason. The person can appeal against it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

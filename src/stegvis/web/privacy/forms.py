from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.privacy.choices import ENDS_OF_ACCESS, ENDS_OF_ERASURE, Identity, RequestKind, Way
from stegvis.core import codebook
from stegvis.web.common.fields import DayField, PersonalNumberField


class RequestForm(forms.Form):
    """Who asks, by number, when and how, and how it is known that it is she."""

    kind = forms.ChoiceField(
        label=_("What does she ask for?"),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        initial=RequestKind.ACCESS,
    )
    number = PersonalNumberField(as_of=date.min)
    asked_on = DayField(label=_("Asked on"))
    way = forms.ChoiceField(label=_("How did she ask?"), choices=Way.choices, widget=forms.RadioSelect)
    identity = forms.ChoiceField(
        label=_("How do you know that it is she?"), choices=Identity.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"asked_on": today, "kind": RequestKind.ACCESS}, **options)
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

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[(each.value, each.label) for each in ENDS_OF_ACCESS],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("On"))
    why = forms.CharField(
        label=_("Why, or how it was handed over"),
        help_text=_("A refusal needs a reason. The person can appeal against it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class ErasureForm(forms.Form):
    """The decision on erasure: of everything, or of nothing."""

    outcome = forms.ChoiceField(
        label=_("What is decided?"),
        help_text=_("Everything is erased or nothing: parts of a file can't be taken out of it here."),
        choices=[(each.value, each.label) for each in ENDS_OF_ERASURE],
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label=_("Ground"), help_text=_("Needed unless the person took the request back."), required=False
    )
    on = DayField(label=_("Decided on"))
    why = forms.CharField(
        label=_("Why"),
        help_text=_("Stands in the letter to the person. A refusal needs it: name the law that keeps the file."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, initial={"on": today}, **options)
        self.fields["ground"].choices = _grounds(today)  # type: ignore[attr-defined]


def _grounds(today: date) -> list[tuple[str, Any]]:
    codes = codebook.erasure_grounds
    groups = [
        (str(codes.groups[group]), [(each.code, str(each.label)) for each in codes.on(today) if each.group == group])
        for group in codes.groups
    ]
    return [("", "–"), *groups]

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes


class AskForm(forms.Form):
    """What is asked for, why, and of whom."""

    kinds = forms.MultipleChoiceField(
        label=_("What do you need to know?"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: codes.choices_without("information_kinds", "referral"),
        error_messages={"required": _("Choose at least one kind of information.")},
    )
    message = forms.CharField(
        label=_("What do you need it for?"),
        help_text=_("The other organisation reads this. Write no more about the person than the question takes."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    to_user = forms.ChoiceField(label=_("To whom there?"), required=False)

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to_user"].choices = [("", _("Whoever receives there")), *readers]  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Who asked reads this. The same answer does for a person whom you don't know."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes
from stegvis.web.common.fields import CodeChoice, DayField


class StandingViewForm(forms.Form):
    """What one organisation gets as soon as it asks, for what, and on what law."""

    receiver = forms.ChoiceField(label=_("Who gets it?"))
    purpose = CodeChoice("disclosure_purposes", label=_("For what purpose?"))
    kinds = forms.MultipleChoiceField(
        label=_("Which kinds of information?"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: codes.choices_without("information_kinds", "referral"),
    )
    legal_support = forms.CharField(
        label=_("On what law does it rest?"),
        help_text=_("Law, chapter and paragraph. Your lawyer decides; Stegvis only keeps what was decided."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    since = DayField(label=_("From"))
    until = DayField(label=_("Until and including"), required=False)

    def __init__(self, *args: Any, receivers: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["receiver"].choices = [("", "–"), *receivers]  # type: ignore[attr-defined]

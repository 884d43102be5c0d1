from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.web.common import codes

LONG = 2000


class Text(forms.CharField):
    """A few lines of text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONG, widget=forms.Textarea({"rows": 4}), **options)


class AskForm(forms.Form):
    text = Text(
        label=_("What do you need to know?"),
        help_text=_("The sender reads this. Ask about the referral, and write nothing that you know from elsewhere."),
    )


class AnswerForm(forms.Form):
    text = Text(label=_("Your answer"), help_text=_("It goes over as a copy, on the ground of the referral."))


class DeclineForm(forms.Form):
    """A no: its reason is told to the sender where the ground lets it, the note is not."""

    decision = forms.ChoiceField(
        label=_("Why?"),
        choices=lambda: codes.choices_with("referral_decisions", "declined", blank="–"),
        help_text=_("The sender is told this reason, and no more."),
    )
    why = Text(label=_("Note for yourselves"), required=False)


class ReopenForm(forms.Form):
    why = Text(label=_("Why?"), help_text=_("It stays with you; the sender is not told why."))


class WithdrawForm(forms.Form):
    why = Text(label=_("Why?"), required=False, help_text=_("It stays with you. The receiver is not told why."))

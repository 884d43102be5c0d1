from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.core import codebook
from stegvis.core.codebook import Code
from stegvis.web.common import codes
from stegvis.web.common.fields import DayField

from .basis import BasisForm


class TransferForm(BasisForm):
    """The case ends here and goes on elsewhere: to whom, from which day, on what ground."""

    field_order = ("to", "on", "exit_reason", "needs_interpreter", "wishes")
    on = DayField(label=_("Last day with you"))
    exit_reason = forms.ChoiceField(
        label=_("Reason for exit"), choices=lambda: codes.choices_with("exits", "transfer", blank="–")
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, today=today, **options)
        self.initial = {"on": today} | self.initial
        self.fields["reason"].label = _("Why does the person go on elsewhere?")
        self.fields["reason"].help_text = _("What the new owner needs to know now. History goes over separately.")

    def clean_exit_reason(self) -> Code:
        return codebook.exits[self.cleaned_data["exit_reason"]]

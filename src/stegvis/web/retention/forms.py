from django import forms
from django.utils.translation import gettext_lazy as _

from stegvis.apps.privacy.choices import HoldReason
from stegvis.web.common.fields import DayField


class RuleForm(forms.Form):
    """How many months, from when, and the decision that it rests on."""

    months = forms.IntegerField(
        label=_("Months that files are kept"),
        help_text=_("Counted from what last happened in the file."),
        min_value=1,
        max_value=1200,
    )
    since = DayField(label=_("In force from"))
    decided_on = DayField(label=_("Decided on"))
    decided_by = forms.CharField(
        label=_("Decided by"), help_text=_("The board, or who has its mandate."), max_length=200
    )
    reference = forms.CharField(
        label=_("Reference"), help_text=_("Minutes and paragraph, or the case's number."), max_length=100
    )


class HoldForm(forms.Form):
    """Why a file is kept longer, and until when."""

    reason = forms.ChoiceField(label=_("Reason"), choices=HoldReason.choices, widget=forms.RadioSelect)
    until = DayField(label=_("Until"), help_text=_("After that day the rule holds again."))
    why = forms.CharField(
        label=_("Why"),
        help_text=_("So that whoever reads it later understands. The person can read it."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class LeavingForm(forms.Form):
    """The decision that leaving rests on, and that whoever records it knows what it means."""

    decided_on = DayField(label=_("Decided on"))
    decided_by = forms.CharField(
        label=_("Decided by"), help_text=_("The board, or who has its mandate."), max_length=200
    )
    reference = forms.CharField(
        label=_("Reference"), help_text=_("Minutes and paragraph, or the case's number."), max_length=100
    )
    understood = forms.BooleanField(label=_("I have read what leaving means"))


class DiscardForm(forms.Form):
    why = forms.CharField(
        label=_("Why is the list not carried out?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
